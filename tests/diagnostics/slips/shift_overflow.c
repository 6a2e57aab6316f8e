int main(void)
{
    int a = 1 << 32;
    int b = 1 << -1;
    int c = 5 / 0;
    int d = 5 % 0;
    char e = 300;
    unsigned char f = -1;
    int g = 3000000000;
    int h = 99999999999999999999;
    int i = 2147483647 + 1;
    return 0;
}
