int main(void)
{
    void x;
    void a[3];
    void *p = 0;
    *p = 3;
    int y = *p;
    return 0;
}
