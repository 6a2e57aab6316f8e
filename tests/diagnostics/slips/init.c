int n = 5;
int m = n;
int f(void);
int k = f();
int main(void)
{
    int a[] ;
    int b[2] = { 1, 2, 3 };
    int c = { 1, 2 };
    int d[2] = 5;
    struct { int x; } s = 3;
    char t[] = 5;
    return 0;
}
