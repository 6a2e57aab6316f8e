// defines glob globfree
/* glob(3): component by component; what has no `*`, `?` or `[` is taken as it stands if it is there. */
#include <ringside/sys.h>
#include <glob.h>
#include <fnmatch.h>
#include <dirent.h>
#include <sys/stat.h>

void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));

static int special(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] == '*' || p[i] == '?' || p[i] == '[')
            return 1;
    return 0;
}

static int add(glob_t *g, const char *path, int flags)
{
    size_t n = BUILTIN(strlen, path), at = g->gl_offs + g->gl_pathc;
    char **more = (char **)BUILTIN(realloc, g->gl_pathv, (at + 2) * sizeof *more), *copy = (char *)BUILTIN(malloc, n + 2);
    struct stat st;
    if (more)
        g->gl_pathv = more;
    if (!more || !copy)
        return GLOB_NOSPACE;
    for (size_t i = 0; i < g->gl_offs && g->gl_pathc == 0; i++)
        more[i] = NULL;
    BUILTIN(memcpy, copy, path, n + 1);
    if (flags & GLOB_MARK && SYS(stat, path, &st) == 0 && S_ISDIR(st.st_mode) && path[n - 1] != '/') {
        copy[n] = '/';
        copy[n + 1] = 0;
    }
    more[at] = copy;
    more[at + 1] = NULL;
    g->gl_pathc++;
    return 0;
}

/* `path` is what has been found so far, `n` long; `rest` is the pattern behind it. */
static int expand(char *path, size_t n, const char *rest, int flags, glob_t *g)
{
    struct stat st;
    while (*rest == '/') {
        path[n++] = *rest++;
        path[n] = 0;
    }
    if (!*rest)
        return SYS(lstat, path, &st) == 0 ? add(g, path, flags) : 0;
    size_t k = BUILTIN(strcspn, rest, "/");
    if (n + k + 2 > 4096)
        return 0;
    if (!special(rest, k)) {
        BUILTIN(memcpy, path + n, rest, k);
        path[n + k] = 0;
        return SYS(lstat, path, &st) < 0 ? 0 : expand(path, n + k, rest + k, flags, g);
    }
    char pattern[256];
    if (k >= sizeof pattern)
        return 0;
    BUILTIN(memcpy, pattern, rest, k);
    pattern[k] = 0;
    DIR *dir = opendir(n ? path : ".");
    if (!dir)
        return flags & GLOB_ERR ? GLOB_ABORTED : 0;
    int r = 0;
    for (struct dirent *e; r == 0 && (e = readdir(dir));) {
        int how = (flags & GLOB_PERIOD ? 0 : FNM_PERIOD) | (flags & GLOB_NOESCAPE ? FNM_NOESCAPE : 0);
        size_t m = BUILTIN(strlen, e->d_name);
        if (fnmatch(pattern, e->d_name, how) != 0 || n + m + 2 > 4096)
            continue;
        BUILTIN(memcpy, path + n, e->d_name, m + 1);
        if (!rest[k])
            r = add(g, path, flags);
        else if (SYS(stat, path, &st) == 0 && S_ISDIR(st.st_mode))
            r = expand(path, n + m, rest + k, flags, g);
    }
    closedir(dir);
    return r;
}

static int by_name(const void *a, const void *b) { return BUILTIN(strcmp, *(char **)a, *(char **)b); }

int glob(const char *restrict pattern, int flags, int (*error)(const char *, int), glob_t *restrict found)
{
    char *path = (char *)BUILTIN(malloc, 4097);
    (void)error;
    if (!(flags & GLOB_APPEND)) {
        found->gl_pathc = 0;
        found->gl_pathv = NULL;
        if (!(flags & GLOB_DOOFFS))
            found->gl_offs = 0;
    }
    if (!path)
        return GLOB_NOSPACE;
    size_t before = found->gl_pathc;
    path[0] = 0;
    int r = expand(path, 0, pattern, flags, found);
    BUILTIN(free, path);
    if (r)
        return r;
    if (found->gl_pathc == before)
        return flags & GLOB_NOCHECK ? add(found, pattern, 0) : GLOB_NOMATCH;
    if (!(flags & GLOB_NOSORT))
        qsort(found->gl_pathv + found->gl_offs + before, found->gl_pathc - before, sizeof(char *), by_name);
    return 0;
}

void globfree(glob_t *found)
{
    for (size_t i = 0; i < found->gl_pathc; i++)
        BUILTIN(free, found->gl_pathv[found->gl_offs + i]);
    if (found->gl_pathv)
        BUILTIN(free, found->gl_pathv);
    found->gl_pathc = 0;
    found->gl_pathv = NULL;
}
