struct b { int a : 40; unsigned c : 0; float f : 3; int d : -1; int e : 3; };
int main(void)
{
    struct b x;
    int *p = &x.e;
    return sizeof(x.e);
}
