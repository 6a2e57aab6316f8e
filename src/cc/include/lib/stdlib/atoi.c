// defines atoi atol atoll
#include <ringside/sys.h>

long strtol(const char *restrict s, char **restrict end, int base);

int atoi(const char *s)
{
    return strtol(s, NULL, 10);
}

long atol(const char *s)
{
    return strtol(s, NULL, 10);
}

long long atoll(const char *s)
{
    return strtol(s, NULL, 10);
}
