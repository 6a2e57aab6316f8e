//@ native
// Random numbers whose state is the caller's give the same as those whose state is the library's.
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    static const size_t sizes[] = { 8, 32, 64, 128, 256 };
    char state[256], other[256];
    for (int i = 0; i < 5; i++) {
        struct random_data d = { 0 };
        int32_t a, b, c;
        printf("a state of %zu bytes: %d", sizes[i], initstate_r(7, state, sizes[i], &d));
        random_r(&d, &a);
        random_r(&d, &b);
        srandom_r(99, &d);
        random_r(&d, &c);
        printf(", numbers %d %d, with another seed %d\n", a, b, c);
    }
    struct random_data d = { 0 };
    int32_t a, b, c;
    initstate_r(1, state, 128, &d);
    random_r(&d, &a);
    initstate_r(2, other, 64, &d);
    random_r(&d, &b);
    setstate_r(state, &d);
    random_r(&d, &c);
    srandom(1);
    printf("the first is random's: %d; the second after a change and back: ", a == random());
    printf("%d\n", c == random());
    printf("a state of 4 bytes is too small: %d\n", initstate_r(1, state, 4, &d));

    struct drand48_data own;
    double x;
    long l, m;
    srand48_r(42, &own);
    srand48(42);
    drand48_r(&own, &x);
    lrand48_r(&own, &l);
    mrand48_r(&own, &m);
    printf("%.9f %ld %ld\n", x, l, m);
    printf("the same: %d", x == drand48());
    printf(" %d", l == lrand48());
    printf(" %d\n", m == mrand48());
    unsigned short parameters[7] = { 1, 2, 3, 4, 5, 6, 7 }, seed[3] = { 9, 8, 7 };
    lcong48(parameters);
    lcong48_r(parameters, &own);
    lrand48_r(&own, &l);
    printf("with a factor of one's own: %ld %d", l, l == lrand48());
    seed48(seed);
    seed48_r(seed, &own);
    erand48_r(seed, &own, &x);
    printf(", and with the usual one again: %.9f %d\n", x, (seed[0] = 9, seed[1] = 8, seed[2] = 7, x == erand48(seed)));
    return 0;
}
