// defines strfry memfrob
#include <ringside/sys.h>

unsigned arc4random_uniform(unsigned bound);

char *strfry(char *s)
{
    size_t n = BUILTIN(strlen, s);
    for (size_t i = 0; i + 1 < n; i++) {
        size_t k = i + arc4random_uniform(n - i);
        char c = s[i];
        s[i] = s[k];
        s[k] = c;
    }
    return s;
}

void *memfrob(void *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        ((char *)p)[i] ^= 42;
    return p;
}
