//@ gcc
void over(int n)
{
    goto inside;
//~ 5: error: jump into scope of identifier with variably modified type
    int list[n];
inside:
    list[0] = 1;
    goto inside;
}

void into_block(int n)
{
    if (n)
        goto deeper;
//~ 9: error: jump into scope of identifier with variably modified type
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
//~ 5: error: switch jumps into scope of identifier with variably modified type
        text[0] = 0;
        break;
    default:
//~ 5: error: switch jumps into scope of identifier with variably modified type
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
//~ 11: error: computed goto must be pointer type
    goto *d;
//~ 11: error: computed goto must be pointer type
    goto missing;
//~ 10: error: label 'missing' used but not defined
    break;
//~ 5: error: break statement not within loop or switch
    continue;
//~ 5: error: continue statement not within a loop
    case 3:
//~ 5: error: case label not within a switch statement
    n++;
}
