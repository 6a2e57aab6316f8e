// defines realpath canonicalize_file_name
#include <ringside/sys.h>
#include <fcntl.h>

#define ENOENT 2
#define EINVAL 22
#define ENAMETOOLONG 36
#define ELOOP 40

char *strdup(const char *s);

/* Walks along the path: drops `.`, goes back at `..`, follows symbolic links. */
char *realpath(const char *restrict path, char *restrict resolved)
{
    char left[4096], next[4096], out[4096];
    long r;
    int links = 0;
    if (!path) {
        errno = EINVAL;
        return NULL;
    }
    if (!*path) {
        errno = ENOENT;
        return NULL;
    }
    if (BUILTIN(strlen, path) >= sizeof left) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    BUILTIN(strcpy, left, path);
    out[0] = '\0';
    if (*path != '/') {
        if ((r = SYS(getcwd, out, sizeof out)) < 0)
            return (char *)(__ret(r), NULL);
        if (!out[1])
            out[0] = '\0';
    }
    char *p = left;
    for (;;) {
        while (*p == '/')
            p++;
        if (!*p)
            break;
        size_t n = BUILTIN(strcspn, p, "/"), m = BUILTIN(strlen, out);
        if (n == 1 && p[0] == '.') {
            p += n;
            continue;
        }
        if (n == 2 && p[0] == '.' && p[1] == '.') {
            char *slash = (char *)BUILTIN(strrchr, out, '/');
            if (slash)
                *slash = '\0';
            p += n;
            continue;
        }
        if (m + n + 2 > sizeof out) {
            errno = ENAMETOOLONG;
            return NULL;
        }
        out[m] = '/';
        BUILTIN(memcpy, out + m + 1, p, n);
        out[m + 1 + n] = '\0';
        p += n;
        r = SYS(readlink, out, next, sizeof next - 1);
        if (r >= 0) {
            if (++links > 40) {
                errno = ELOOP;
                return NULL;
            }
            size_t rest = BUILTIN(strlen, p);
            if (r + rest >= sizeof next) {
                errno = ENAMETOOLONG;
                return NULL;
            }
            BUILTIN(strcpy, next + r, p);
            BUILTIN(strcpy, left, next);
            p = left;
            out[*left == '/' ? 0 : m] = '\0';
        } else if (__ret(r) < 0 && r != -EINVAL) {
            return NULL;
        }
    }
    if (!out[0])
        BUILTIN(strcpy, out, "/");
    return resolved ? (char *)BUILTIN(strcpy, resolved, out) : strdup(out);
}

char *canonicalize_file_name(const char *path)
{
    return realpath(path, NULL);
}
