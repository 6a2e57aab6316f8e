int main(void)
{
    int x = 1;
    int **pp = &x;
    int *p = &&x;
    *pp = x;
    **x = 1;
    return 0;
}
