//@ native
/* GNU C: case low ... high. */
#include <stdio.h>

static const char *kind(int c)
{
    switch (c) {
    case 'a' ... 'z':
    case 'A' ... 'Z':
        return "letter";
    case '0' ... '9':
        return "digit";
    case -10 ... -1:
        return "negative";
    case 1000 ... 2000000000:
        return "huge";
    case ' ':
        return "space";
    default:
        return "other";
    }
}

int main(void)
{
    int tests[] = { 'a', 'm', 'z', 'A', '0', '9', ' ', '~', -1, -10, -11, 999, 1000, 2000000000, 2000000001 };
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        printf("%d %s\n", tests[i], kind(tests[i]));
    unsigned long big = 0xffffffffffffffff;
    switch (big) {
    case 0xfffffffffffffff0 ... 0xffffffffffffffff:
        puts("near the end");
    }
    return 0;
}
