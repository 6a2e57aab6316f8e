// defines strtod strtof strtold atof
#include <ringside/sys.h>

#define ERANGE 34

static int out_of_range(double x, const char *s, const char *end, double smallest)
{
    /* Denormal: too small for its digits, unless they are binary ones. */
    if (x != 0 && x < smallest && x > -smallest)
        return !BUILTIN(memchr, s, 'x', end - s) && !BUILTIN(memchr, s, 'X', end - s);
    if (x == x && x - x == 0 && x != 0)
        return 0;
    /* Infinite or zero: was that what the text said? */
    for (; s < end && (*s | 32) != 'e' && (*s | 32) != 'p'; s++) {
        if ((*s | 32) == 'i' || (*s | 32) == 'n')
            return 0;
        if (*s >= '1' && *s <= '9')
            return 1;
    }
    return 0;
}

double strtod(const char *restrict s, char **restrict end)
{
    char *stop;
    double x = BUILTIN_F(strtod, s, &stop);
    if (out_of_range(x, s, stop, 0x1p-1022))
        errno = ERANGE;
    if (end)
        *end = stop;
    return x;
}

float strtof(const char *restrict s, char **restrict end)
{
    char *stop;
    double x = BUILTIN_F(strtof, s, &stop);
    if (out_of_range(x, s, stop, 0x1p-126))
        errno = ERANGE;
    if (end)
        *end = stop;
    return x;
}

long double strtold(const char *restrict s, char **restrict end)
{
    return strtod(s, end);
}

double atof(const char *s)
{
    return BUILTIN_F(strtod, s, NULL);
}
