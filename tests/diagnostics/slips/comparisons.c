int main(void)
{
    int x = 5;
    char *p = 0;
    if (x =< 3) return 1;
    if (x => 3) return 2;
    if (p > 5) return 3;
    if (p == x) return 4;
    if (x <> 3) return 5;
    return 0;
}
