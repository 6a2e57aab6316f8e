int main(void)
{
    int a = 1;
    a = ;
    a = a + ;
    a = * 3;
    a = (a + 2;
    a += a a;
    return 0;
}
