int main(void)
{
    int x = 1, y = 2;
    if (x == 1 and y == 2) return 1;
    if (not x) return 2;
    if (x == 1 && ) return 3;
    return x or y;
}
