//@ native
/* glibc's numbers for a seed. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    for (int i = 0; i < 5; i++)
        printf("%d ", rand());
    for (unsigned seed = 0; seed < 4; seed++) {
        srand(seed);
        for (int i = 0; i < 40; i++)
            printf("%d ", rand() % 1000);
        putchar('\n');
    }
    unsigned own = 7;
    for (int i = 0; i < 5; i++)
        printf("%d ", rand_r(&own));
    srandom(12345);
    for (int i = 0; i < 5; i++)
        printf("%ld ", random());
    srand48(3);
    printf("%f %ld %ld\n", drand48(), lrand48(), mrand48());
    printf("%d\n", RAND_MAX);
    return 0;
}
