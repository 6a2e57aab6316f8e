int main(void)
{
    int x = 5;
    char *p = (char *) x;
    struct s { int a; } s = (struct s) x;
    int y = (int) "abc";
    int z = (foo) x;
    return 0;
}
