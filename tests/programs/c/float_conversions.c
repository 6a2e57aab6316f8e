//@ native
/* Integers of 64 bits become a float in one rounding, not by way of a double. */
#include <stdio.h>

static void shown(const char *what, float f)
{
    printf("%s %.0f\n", what, f);
}

int main(void)
{
    volatile unsigned long long u = 0x8234508000000001ULL;
    volatile long long s = 0x4234508000000001LL, n = -0x4234508000000001LL;
    volatile unsigned w = 0xfffffe7fu;
    float f = 1, sum = 0;

    shown("unsigned", u);
    shown("unsigned, below the tie", (float)(unsigned long long)(u - 2));
    shown("signed", s);
    shown("negative", n);
    shown("32 bits", w);
    shown("constant", (float)0x8234508000000001ULL);
    shown("argument", f + s);
    sum += u;
    shown("added", sum);
    f *= s;
    shown("multiplied", f);
    static const float in_data = 0x4234508000000001LL;
    shown("in data", in_data);
    printf("%.0f %.0Lf\n", (double)u, (long double)(u >> 12));
    return 0;
}
