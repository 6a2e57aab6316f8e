// defines getsubopt getloadavg
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
