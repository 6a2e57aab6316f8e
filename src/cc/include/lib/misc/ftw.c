// defines ftw nftw
/* nftw(3): each name below a path, folders before or after what is in them. The names of a folder are read before the
   first of them is visited. */
#define _GNU_SOURCE
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
    int flags, descriptors;
};

static int tell(struct walk *w, const char *path, struct stat *st, int type, int level)
{
    if (w->old)
        return w->old(path, st, type == FTW_DP ? FTW_D : type);
    const char *slash = (const char *)BUILTIN(strrchr, path, '/');
    struct FTW where = { slash && slash[1] ? slash + 1 - path : 0, level };
    return w->visit(path, st, type, &where);
}

/* Looks at a name in an open folder (or AT_FDCWD), with links followed or not; FTW_NS where that fails. */
static int look(struct walk *w, int folder, const char *name, struct stat *st)
{
    int result = SYS(newfstatat, folder, name, st, w->flags & FTW_PHYS ? AT_SYMLINK_NOFOLLOW : 0);
    if (result < 0 && !(w->flags & FTW_PHYS) && SYS(newfstatat, folder, name, st, AT_SYMLINK_NOFOLLOW) == 0)
        return S_ISLNK(st->st_mode) ? FTW_SLN : FTW_NS;
    return result < 0 ? FTW_NS : S_ISLNK(st->st_mode) ? FTW_SL : S_ISDIR(st->st_mode) ? FTW_D : FTW_F;
}

/* `path` as its visitor sees it is `name` in the folder. */
static int walk(struct walk *w, const char *path, int folder, const char *name, struct stat *st, int type, int level)
{
    int r;
    if (type != FTW_D)
        return tell(w, path, st, type, level);
    DIR *dir;
    if (folder == AT_FDCWD)
        dir = opendir(path);
    else {
        int fd = SYS(openat, folder, name, O_RDONLY | O_DIRECTORY | O_NONBLOCK, 0);
        dir = fd < 0 ? NULL : fdopendir(fd);
    }
    if (!dir)
        return tell(w, path, st, FTW_DNR, level);
    if (!(w->flags & FTW_DEPTH)) {
        r = tell(w, path, st, FTW_D, level);
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
    /* As many folders stay open as the caller allows; below them names begin with the whole path. */
    int here = level < w->descriptors ? dirfd(dir) : AT_FDCWD;
    if (here == AT_FDCWD)
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
        struct stat inside = { 0 };
        const char *called = here == AT_FDCWD ? child : names + at;
        int type = look(w, here, called, &inside);
        r = walk(w, child, here, called, &inside, type, level + 1);
        BUILTIN(free, child);
        at += n;
    }
    if (here != AT_FDCWD)
        closedir(dir);
    if (names)
        BUILTIN(free, names);
    if (w->flags & FTW_ACTIONRETVAL && r == FTW_SKIP_SIBLINGS)
        r = 0;
    if (r == 0 && w->flags & FTW_DEPTH)
        r = tell(w, path, st, FTW_DP, level);
    return r;
}

static int begin(struct walk *w, const char *path)
{
    struct stat st = { 0 };
    int type = look(w, AT_FDCWD, path, &st);
    if (type == FTW_NS) {
        __ret(SYS(newfstatat, AT_FDCWD, path, &st, AT_SYMLINK_NOFOLLOW));
        return -1;
    }
    return walk(w, path, AT_FDCWD, path, &st, type, 0);
}

int nftw(const char *path, visit_t *visit, int descriptors, int flags)
{
    struct walk w = { visit, NULL, flags, descriptors < 1 ? 1 : descriptors };
    return begin(&w, path);
}

int ftw(const char *path, old_visit_t *visit, int descriptors)
{
    struct walk w = { NULL, visit, 0, descriptors < 1 ? 1 : descriptors };
    return begin(&w, path);
}
