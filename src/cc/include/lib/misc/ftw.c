// defines ftw nftw
/* nftw(3): each name below a path, folders before or after what is in them. The names of a folder are read before the
   first of them is visited, so no descriptors are held. */
#include <ringside/sys.h>
#include <ftw.h>
#include <fcntl.h>
#include <dirent.h>

#define EACCES 13
#define ENOMEM 12

typedef int visit_t(const char *, const struct stat *, int, struct FTW *);
typedef int old_visit_t(const char *, const struct stat *, int);

struct walk {
    visit_t *visit;
    old_visit_t *old;
    int flags;
};

static int tell(struct walk *w, const char *path, struct stat *st, int type, int level)
{
    if (w->old)
        return w->old(path, st, type == FTW_DP ? FTW_D : type);
    const char *slash = (const char *)BUILTIN(strrchr, path, '/');
    struct FTW where = { slash && slash[1] ? slash + 1 - path : 0, level };
    return w->visit(path, st, type, &where);
}

static int walk(struct walk *w, const char *path, int level)
{
    struct stat st = { 0 };
    int type = FTW_F, r;
    if (SYS(lstat, path, &st) < 0)
        return tell(w, path, &st, FTW_NS, level);
    if (S_ISLNK(st.st_mode) && !(w->flags & FTW_PHYS)) {
        struct stat to;
        if (SYS(stat, path, &to) < 0)
            return tell(w, path, &st, FTW_SLN, level);
        st = to;
    }
    if (S_ISLNK(st.st_mode))
        type = FTW_SL;
    if (!S_ISDIR(st.st_mode))
        return tell(w, path, &st, type, level);
    DIR *dir = opendir(path);
    if (!dir)
        return tell(w, path, &st, FTW_DNR, level);
    if (!(w->flags & FTW_DEPTH)) {
        r = tell(w, path, &st, FTW_D, level);
        if (r) {
            closedir(dir);
            return w->flags & FTW_ACTIONRETVAL && r == FTW_SKIP_SUBTREE ? 0 : r;
        }
    }
    char *names = NULL;
    size_t used = 0;
    for (struct dirent *e; (e = readdir(dir));) {
        size_t n = BUILTIN(strlen, e->d_name) + 1;
        if (BUILTIN(strcmp, e->d_name, ".") == 0 || BUILTIN(strcmp, e->d_name, "..") == 0)
            continue;
        char *more = (char *)BUILTIN(realloc, names, used + n);
        if (!more)
            break;
        names = more;
        BUILTIN(memcpy, names + used, e->d_name, n);
        used += n;
    }
    closedir(dir);
    r = 0;
    size_t length = BUILTIN(strlen, path);
    for (size_t at = 0; at < used && r == 0;) {
        size_t n = BUILTIN(strlen, names + at) + 1;
        char *child = (char *)BUILTIN(malloc, length + n + 1);
        if (!child) {
            errno = ENOMEM;
            r = -1;
            break;
        }
        BUILTIN(memcpy, child, path, length);
        child[length] = '/';
        int slash = length && path[length - 1] == '/' ? 0 : 1;
        BUILTIN(memcpy, child + length + slash, names + at, n);
        r = walk(w, child, level + 1);
        BUILTIN(free, child);
        at += n;
    }
    if (names)
        BUILTIN(free, names);
    if (w->flags & FTW_ACTIONRETVAL && r == FTW_SKIP_SIBLINGS)
        r = 0;
    if (r == 0 && w->flags & FTW_DEPTH)
        r = tell(w, path, &st, FTW_DP, level);
    return r;
}

static int begin(struct walk *w, const char *path)
{
    struct stat st;
    if (__ret(SYS(lstat, path, &st)) < 0)
        return -1;
    return walk(w, path, 0);
}

int nftw(const char *path, visit_t *visit, int descriptors, int flags)
{
    struct walk w = { visit, NULL, flags };
    (void)descriptors;
    return begin(&w, path);
}

int ftw(const char *path, old_visit_t *visit, int descriptors)
{
    struct walk w = { NULL, visit, 0 };
    (void)descriptors;
    return begin(&w, path);
}
