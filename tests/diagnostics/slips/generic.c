int main(void)
{
    int x = _Generic(1.5, int: 1, char: 2);
    int y = _Generic(1, int: 1, int: 2);
    int z = _Generic(1, default: 1, default: 2);
    return x;
}
