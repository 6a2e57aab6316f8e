// defines getsubopt getloadavg a64l l64a
#include <ringside/sys.h>

int getsubopt(char **restrict options, char *const *restrict tokens, char **restrict value)
{
    char *start = *options, *comma = (char *)BUILTIN(strchr, start, ',');
    if (comma)
        *comma++ = '\0';
    *options = comma ? comma : start + BUILTIN(strlen, start);
    char *equals = (char *)BUILTIN(strchr, start, '=');
    size_t n = equals ? (size_t)(equals - start) : BUILTIN(strlen, start);
    for (int i = 0; tokens[i]; i++)
        if (BUILTIN(strlen, tokens[i]) == n && BUILTIN(strncmp, tokens[i], start, n) == 0) {
            *value = equals ? equals + 1 : NULL;
            return i;
        }
    *value = start;
    return -1;
}

int getloadavg(double *averages, int count)
{
    for (int i = 0; i < count && i < 3; i++)
        averages[i] = 0;
    return count < 3 ? count : 3;
}

/* Numbers of 32 bits as at most six letters, the lowest six bits first (a64l(3)). */
static const char digits64[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

long a64l(const char *s)
{
    unsigned v = 0;
    for (int i = 0; i < 6 && s[i]; i++) {
        long at = BUILTIN(strchr, digits64, s[i]);
        if (!at)
            break;
        v |= (unsigned)(at - (long)digits64) << 6 * i;
    }
    return (int)v;
}

char *l64a(long n)
{
    static char text[7];
    unsigned v = n;
    int i = 0;
    for (; v; v >>= 6)
        text[i++] = digits64[v & 63];
    text[i] = '\0';
    return text;
}
