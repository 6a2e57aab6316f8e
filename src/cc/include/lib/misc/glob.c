// defines glob globfree
/* glob(3): component by component; what has no `*`, `?` or `[` is taken as it stands, without its backslashes, if it is
   there. Alternatives in braces are patterns one after the other. */
#include <ringside/sys.h>
#include <glob.h>
#include <fnmatch.h>
#include <dirent.h>
#include <sys/stat.h>
#define ENOTDIR 20

char *getenv(const char *name);
void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));

static int special(const char *p, size_t n, int flags)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i] == '\\' && !(flags & GLOB_NOESCAPE))
            i++;
        else if (p[i] == '*' || p[i] == '?' || p[i] == '[')
            return 1;
    }
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
static int (*told)(const char *, int);

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
    if (!special(rest, k, flags)) {
        for (size_t i = 0; i < k; i++) {
            if (rest[i] == '\\' && i + 1 < k && !(flags & GLOB_NOESCAPE))
                i++;
            path[n++] = rest[i];
        }
        path[n] = 0;
        return !rest[k] && SYS(lstat, path, &st) < 0 ? 0 : expand(path, n, rest + k, flags, g);
    }
    char pattern[256];
    if (k >= sizeof pattern)
        return 0;
    BUILTIN(memcpy, pattern, rest, k);
    pattern[k] = 0;
    DIR *dir = opendir(n ? path : ".");
    if (!dir) {
        int e = errno, stop = 0;
        if (n > 1 && path[n - 1] == '/')
            path[n - 1] = 0;
        if (told && e != ENOTDIR)
            stop = told(n ? path : ".", e);
        return stop || flags & GLOB_ERR ? GLOB_ABORTED : 0;
    }
    int r = 0;
    for (struct dirent *e; r == 0 && (e = readdir(dir));) {
        int how = (flags & GLOB_PERIOD ? 0 : FNM_PERIOD) | (flags & GLOB_NOESCAPE ? FNM_NOESCAPE : 0);
        size_t m = BUILTIN(strlen, e->d_name);
        if (fnmatch(pattern, e->d_name, how) != 0 || n + m + 2 > 4096)
            continue;
        BUILTIN(memcpy, path + n, e->d_name, m + 1);
        if (!rest[k] && flags & GLOB_ONLYDIR && !(SYS(stat, path, &st) == 0 && S_ISDIR(st.st_mode)))
            continue;
        if (!rest[k])
            r = add(g, path, flags);
        else if (SYS(stat, path, &st) == 0 && S_ISDIR(st.st_mode))
            r = expand(path, n + m, rest + k, flags, g);
    }
    closedir(dir);
    return r;
}

static int by_name(const void *a, const void *b) { return BUILTIN(strcmp, *(char **)a, *(char **)b); }

/* Where an opened brace closes, and the commas of its own level before that. NULL: it does not. */
static const char *closing(const char *p, const char *commas[], int *count)
{
    int depth = 0;
    for (*count = 0; *p; p++) {
        if (*p == '\\' && p[1])
            p++;
        else if (*p == '{')
            depth++;
        else if (*p == ',' && depth == 1 && *count < 64)
            commas[(*count)++] = p;
        else if (*p == '}' && --depth == 0)
            return p;
    }
    return NULL;
}

static int one(const char *pattern, int flags, glob_t *found)
{
    const char *commas[65], *open = pattern, *end = NULL;
    int count = 0, r = 0;
    if (flags & GLOB_BRACE) {
        for (; *open && !end; open += !end) {
            if (*open == '{' && open[1] != '}')
                end = closing(open, commas, &count);
            if (end)
                break;
        }
    }
    if (end) {
        size_t before = open - pattern, length = BUILTIN(strlen, pattern);
        char *whole = (char *)BUILTIN(malloc, length + 1);
        const char *from = open + 1;
        commas[count] = end;
        for (int i = 0; i <= count && r == 0; i++) {
            size_t n = commas[i] - from;
            BUILTIN(memcpy, whole, pattern, before);
            BUILTIN(memcpy, whole + before, from, n);
            BUILTIN(strcpy, whole + before + n, end + 1);
            r = one(whole, flags, found);
            from = commas[i] + 1;
        }
        BUILTIN(free, whole);
        return r;
    }
    char *path = (char *)BUILTIN(malloc, 4097);
    size_t before = found->gl_pathc, n = 0;
    if (!path)
        return GLOB_NOSPACE;
    path[0] = 0;
    if (flags & (GLOB_TILDE | GLOB_TILDE_CHECK) && pattern[0] == '~' && (!pattern[1] || pattern[1] == '/')) {
        const char *home = getenv("HOME");
        if (home) {
            BUILTIN(strcpy, path, home);
            n = BUILTIN(strlen, path);
            pattern++;
        }
    }
    r = expand(path, n, pattern, flags, found);
    BUILTIN(free, path);
    if (r == 0 && !(flags & GLOB_NOSORT))
        qsort(found->gl_pathv + found->gl_offs + before, found->gl_pathc - before, sizeof(char *), by_name);
    return r;
}

int glob(const char *restrict pattern, int flags, int (*error)(const char *, int), glob_t *restrict found)
{
    if (!(flags & GLOB_DOOFFS))
        found->gl_offs = 0;
    if (!(flags & GLOB_APPEND)) {
        found->gl_pathc = 0;
        found->gl_pathv = NULL;
    }
    found->gl_flags = flags;
    told = error;
    size_t before = found->gl_pathc;
    int r = one(pattern, flags, found);
    if (r)
        return r;
    if (special(pattern, BUILTIN(strlen, pattern), flags))
        found->gl_flags |= GLOB_MAGCHAR;
    if (found->gl_pathc > before)
        return 0;
    if (flags & GLOB_NOCHECK || (flags & GLOB_NOMAGIC && !(found->gl_flags & GLOB_MAGCHAR)))
        return add(found, pattern, 0);
    return GLOB_NOMATCH;
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
