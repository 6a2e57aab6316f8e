int main(void)
{
    int a = 1, b = 2;
    a + b = 3;
    5 = a;
    ++(a + b);
    &5;
    (a) = 4;
    a++ = 2;
    "abc" = 0;
    return 0;
}
