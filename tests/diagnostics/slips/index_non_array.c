int main(void)
{
    int x = 3;
    x[0] = 1;
    *x = 2;
    int a[3];
    a["x"] = 1;
    a[1.5] = 2;
    return 0;
}
