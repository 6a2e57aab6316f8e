// defines getenv secure_getenv
#include <ringside/sys.h>

extern char **environ;

char *getenv(const char *name)
{
    size_t n = BUILTIN(strlen, name);
    if (environ && n)
        for (char **e = environ; *e; e++)
            if (BUILTIN(strncmp, *e, name, n) == 0 && (*e)[n] == '=')
                return *e + n + 1;
    return NULL;
}

char *secure_getenv(const char *name)
{
    return getenv(name);
}
