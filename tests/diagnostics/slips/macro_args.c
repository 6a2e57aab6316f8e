#define ADD(a, b) ((a) + (b))
int main(void)
{
    int x = ADD(1);
    int y = ADD(1, 2, 3);
    return x + y;
}
