int main(void)
{
    int class = 1;
    int int = 3;
    int for = 2;
    int 2x = 3;
    return 0;
}
