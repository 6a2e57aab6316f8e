struct s { int a; };
int main(void)
{
    struct s x, y;
    if (x == y) return 1;
    x = x + y;
    if (x) return 2;
    int n = x;
    x = 5;
    return (int)x;
}
