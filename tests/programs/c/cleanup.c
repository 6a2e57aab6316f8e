//@ native
/* __attribute__((cleanup)): on every way out of the block. */
#include <stdio.h>
#include <stdlib.h>

static void gone(int *p) { printf("gone %d\n", *p); }
static void release(char **p) { printf("free %s\n", *p); free(*p); }

#define CLEAN __attribute__((cleanup(gone)))

static int leave(int how)
{
    CLEAN int a = 1;
    for (int i = 0; i < 3; i++) {
        CLEAN int b = 10 + i;
        if (i == 0)
            continue;
        if (how == 1)
            break;
        if (how == 2)
            goto out;
        if (how == 3)
            return a++;
        CLEAN int c = 20 + i;
    }
out:;
    int d CLEAN = 30;
    d++;
    return a + d;
}

int main(void)
{
    for (int i = 0; i < 4; i++)
        printf("%d\n", leave(i));
    {
        __attribute__((cleanup(release))) char *s = malloc(8);
        snprintf(s, 8, "text");
    }
    int v = ({ CLEAN int x = 5; x + 1; });
    printf("%d\n", v);
    return 0;
}
