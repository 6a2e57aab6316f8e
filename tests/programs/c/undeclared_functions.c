//@ native
/* Called before anybody said what they are: they give int, and take what they are given. */
main()
{
    int n = later(20, 22);
    printf("%d\n", n);
    puts("puts is known to nobody here");
    printf("%d %d\n", strlen("four") == 4, abs(-5));
    exit(first() - 7);
}

later(a, b)
{
    return a + b;
}

int first()
{
    return 7;
}
