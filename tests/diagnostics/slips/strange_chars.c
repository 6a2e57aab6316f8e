int main(void)
{
    int a = 5;
    int b = a @ 3;
    int c = a $ 3;
    int d = `a;
    char *s = “abc”;
    return 0;
}
