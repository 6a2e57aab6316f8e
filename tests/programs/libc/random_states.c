//@ native
// Several states of random(3), of all sizes, and back to the first.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static int states[6][64];
    int sizes[] = { 8, 32, 64, 128, 256, 200 };
    printf("%ld\n", random());
    char *first = NULL;
    for (int i = 0; i < 6; i++) {
        char *before = initstate(i + 1, (char *)states[i], sizes[i]);
        if (i == 0)
            first = before;
        printf("%d: %d %ld", sizes[i], i == 0 || before == (char *)states[i - 1], random());
        printf(" %ld\n", random());
    }
    printf("%d %ld\n", setstate((char *)states[1]) == (char *)states[5], random());
    printf("%d %ld\n", setstate((char *)states[4]) == (char *)states[1], random());
    printf("%d %ld\n", setstate((char *)states[0]) == (char *)states[4], random());
    printf("%d %ld\n", setstate(first) == (char *)states[0], random());
    srandom(42);
    printf("%ld\n", random());
    errno = 0;
    printf("%d %d\n", initstate(1, (char *)states[0], 7) == NULL, errno == EINVAL);
    return 0;
}
