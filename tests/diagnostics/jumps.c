//@ gcc
void over(int n)
{
    goto inside;
    int list[n];
inside:
    list[0] = 1;
    goto inside;
}

void into_block(int n)
{
    if (n)
        goto deeper;
    {
        int (*p)[n] = 0;
    deeper:
        n++;
        (void)p;
    }
}

void by_case(int n)
{
    switch (n) {
    case 0:;
        char text[n + 1];
    case 1:
        text[0] = 0;
        break;
    default:
        break;
    }
    switch (n) {
    case 0: {
        char text[n + 1];
        text[0] = 0;
        break;
    }
    case 1:
        break;
    }
}

void legal(int n)
{
again:;
    int a[n];
    a[0] = n--;
    if (n)
        goto again;
    goto out;
out:
    n++;
    for (int i = 0; i < n; i++) {
        int b[n];
        if (i)
            break;
        b[0] = i;
        (void)b;
    }
}

void computed(int n, double d)
{
    goto *n;
    goto *d;
    goto missing;
    break;
    continue;
    case 3:
    n++;
}
