// defines ecvt fcvt gcvt ecvt_r fcvt_r
/* ecvt(3): a number's digits alone, with the place of its point and its sign. */
#include <ringside/sys.h>

int snprintf(char *restrict s, size_t size, const char *restrict format, ...);

static char text[400];

/* The most digits that a double has to tell. */
#define MOST 17

static int is_digit(char c) { return c >= '0' && c <= '9'; }

int fcvt_r(double value, int digits, int *restrict point, int *restrict negative, char *restrict out, size_t size)
{
    int finite = value - value == 0, n, i = 0, left = 0;
    *negative = finite && __builtin_signbit(value) != 0;
    if (*negative)
        value = -value;
    for (; finite && digits < 0; digits++, left++) {
        if (value * 0.1 < 1.0) {
            digits = 0;
            break;
        }
        value *= 0.1;
    }
    n = snprintf(out, size, "%.*f", digits > MOST ? MOST : digits, value);
    while (is_digit(out[i]))
        i++;
    *point = i;
    if (i > 0 && i < n) {
        i++;
        /* Zeros in front of the first digit that counts are not told. */
        if (*point == 1 && out[0] == '0' && value != 0)
            for (--*point; i < n && out[i] == '0'; i++)
                --*point;
        int to = *point > 0 ? *point : 0;
        for (int k = i; k <= n; k++)
            out[to + k - i] = out[k];
    }
    *point += left;
    for (size_t k = BUILTIN(strlen, out); left > 0 && k + 1 < size; left--, k++) {
        out[k] = '0';
        out[k + 1] = '\0';
    }
    return 0;
}

int ecvt_r(double value, int digits, int *restrict point, int *restrict negative, char *restrict out, size_t size)
{
    int exponent = 0;
    double d = value < 0 ? -value : value, f = 1;
    if (d < 1 && d > 0) {
        do {
            f *= 10;
            exponent--;
        } while (d * f < 1);
        value *= f;
    } else if (d >= 10 && d - d == 0) {
        do {
            f *= 10;
            exponent++;
        } while (d >= f * 10);
        value /= f;
    }
    if (digits <= 0) {
        *out = '\0';
        *point = 1;
        *negative = value - value == 0 && __builtin_signbit(value) != 0;
    } else {
        fcvt_r(value, (digits > MOST ? MOST : digits) - 1, point, negative, out, size);
    }
    *point += exponent;
    return 0;
}

char *ecvt(double value, int digits, int *point, int *negative)
{
    ecvt_r(value, digits, point, negative, text, sizeof text);
    return text;
}

char *fcvt(double value, int digits, int *point, int *negative)
{
    fcvt_r(value, digits, point, negative, text, sizeof text);
    return text;
}

char *gcvt(double value, int digits, char *buf)
{
    snprintf(buf, 40, "%.*g", digits > MOST ? MOST : digits, value);
    return buf;
}
