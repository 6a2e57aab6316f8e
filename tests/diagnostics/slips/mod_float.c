int main(void)
{
    double d = 5.5;
    int x = d % 2;
    int y = d << 1;
    int z = d & 3;
    int w = ~d;
    return !d;
}
