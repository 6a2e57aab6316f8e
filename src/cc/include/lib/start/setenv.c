// defines setenv unsetenv putenv clearenv
#include <ringside/sys.h>
#include <errno.h>

extern char **environ;
int unsetenv(const char *name);
/* The array that the library has made; the first one lies on the stack and cannot grow. */
static char **own;

static char **find(const char *name, size_t n)
{
    if (environ)
        for (char **e = environ; *e; e++)
            if (BUILTIN(strncmp, *e, name, n) == 0 && (*e)[n] == '=')
                return e;
    return NULL;
}

static int put_locked(char *string, size_t n)
{
    char **old = find(string, n);
    if (old) {
        *old = string;
        return 0;
    }
    size_t count = 0;
    while (environ && environ[count])
        count++;
    char **more = (char **)BUILTIN(malloc, (count + 2) * sizeof *more);
    if (!more) {
        errno = ENOMEM;
        return -1;
    }
    if (count)
        BUILTIN(memcpy, more, environ, count * sizeof *more);
    more[count] = string;
    more[count + 1] = NULL;
    if (own)
        BUILTIN(free, own);
    environ = own = more;
    return 0;
}

static int put(char *string, size_t n)
{
    LIBRARY_LOCK();
    int result = put_locked(string, n);
    LIBRARY_UNLOCK();
    return result;
}

int setenv(const char *name, const char *value, int overwrite)
{
    size_t n, m;
    if (!name || !*name || BUILTIN(strchr, name, '=')) {
        errno = EINVAL;
        return -1;
    }
    n = BUILTIN(strlen, name);
    LIBRARY_LOCK();
    char **there = overwrite ? NULL : find(name, n);
    LIBRARY_UNLOCK();
    if (there)
        return 0;
    m = BUILTIN(strlen, value);
    char *string = (char *)BUILTIN(malloc, n + m + 2);
    if (!string) {
        errno = ENOMEM;
        return -1;
    }
    BUILTIN(memcpy, string, name, n);
    string[n] = '=';
    BUILTIN(memcpy, string + n + 1, value, m + 1);
    return put(string, n);
}

int putenv(char *string)
{
    char *equals = (char *)BUILTIN(strchr, string, '=');
    if (equals)
        return put(string, equals - string);
    return unsetenv(string);
}

int unsetenv(const char *name)
{
    char **e;
    if (!name || !*name || BUILTIN(strchr, name, '=')) {
        errno = EINVAL;
        return -1;
    }
    LIBRARY_LOCK();
    while ((e = find(name, BUILTIN(strlen, name))) != NULL)
        do
            e[0] = e[1];
        while (*e++);
    LIBRARY_UNLOCK();
    return 0;
}

int clearenv(void)
{
    environ = NULL;
    return 0;
}
