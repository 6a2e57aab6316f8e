// defines basename __xpg_basename dirname
#include <ringside/sys.h>

/* GNU's: what stands after the last slash. */
char *basename(const char *path)
{
    char *slash = (char *)BUILTIN(strrchr, path, '/');
    return slash ? slash + 1 : (char *)path;
}

/* POSIX's: trailing slashes do not count, and are cut off. */
char *__xpg_basename(char *path)
{
    if (!path || !*path)
        return ".";
    size_t n = BUILTIN(strlen, path);
    while (n > 1 && path[n - 1] == '/')
        path[--n] = '\0';
    while (n > 0 && path[n - 1] != '/')
        n--;
    return path[n] ? path + n : path;
}

char *dirname(char *path)
{
    if (!path || !*path)
        return ".";
    size_t n = BUILTIN(strlen, path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    while (n > 0 && path[n - 1] != '/')
        n--;
    if (n == 0)
        return ".";
    while (n > 1 && path[n - 1] == '/')
        n--;
    /* Two slashes at the beginning are kept, any other number is one. */
    if (n == 1 && path[0] == '/' && path[1] == '/' && path[2] != '/')
        n = 2;
    path[n] = '\0';
    return path;
}
