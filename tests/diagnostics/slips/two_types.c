int main(void)
{
    int float x = 3;
    long double long y;
    unsigned double z;
    short char c;
    signed unsigned u;
    static extern int e;
    return 0;
}
