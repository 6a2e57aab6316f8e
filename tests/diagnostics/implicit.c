//@ gcc
main()
{
    int i = helper(3);
    printf("%d\n", i);
    char *p = malloc(10);
    free(p);
    i = strlen(p);
    exit(i);
}

helper(n)
{
    return n;
}

void late(int x)
{
    undefined_here(x);
    undefined_here(x);
    undefined_here();
}

static int unused;
x;
const y = 3;
f(a, b)
{
    return a;
}
