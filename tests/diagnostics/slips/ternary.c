int main(void)
{
    int x = 1;
    int y = x ? 1;
    int z = x ? "a" : 2;
    x ? 1 : ;
    return y;
}
