int main(void)
{
    int i = 0; char c = 'a'; double d = 0;
    int *p = &c;
    char *q = &i;
    int *r = i;
    int x = &i;
    double *e = &i;
    p = q;
    p = d;
    return 0;
}
