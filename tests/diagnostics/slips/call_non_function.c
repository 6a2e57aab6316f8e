int main(void)
{
    int x = 3;
    x(4);
    int a[3];
    a(1);
    return 3(4);
}
