// defines strtok strtok_r __strtok_r strsep
#include <ringside/sys.h>

char *__strtok_r(char *restrict s, const char *restrict delimiters, char **restrict state)
{
    char *end;
    if (!s)
        s = *state;
    if (*s)
        s += BUILTIN(strspn, s, delimiters);
    if (!*s) {
        *state = s;
        return NULL;
    }
    end = s + BUILTIN(strcspn, s, delimiters);
    if (*end)
        *end++ = '\0';
    *state = end;
    return s;
}

char *strtok_r(char *restrict s, const char *restrict delimiters, char **restrict state)
{
    return __strtok_r(s, delimiters, state);
}

/* Keeps its place in a static variable: not for two strings at a time, not for two threads. */
char *strtok(char *restrict s, const char *restrict delimiters)
{
    static char *state;
    return __strtok_r(s, delimiters, &state);
}

char *strsep(char **restrict s, const char *restrict delimiters)
{
    char *start = *s, *end;
    if (!start)
        return NULL;
    end = (char *)BUILTIN(strpbrk, start, delimiters);
    if (end)
        *end++ = '\0';
    *s = end;
    return start;
}
