// defines opendir fdopendir readdir readdir_r rewinddir closedir dirfd telldir seekdir alphasort scandir scandirat versionsort getdents64
#include <ringside/sys.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#define ENOMEM 12
#define ENOTDIR 20

void *malloc(size_t size);
void *realloc(void *p, size_t size);
int strverscmp(const char *a, const char *b);
void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));

struct __dirstream {
    int fd;
    int next, count;
    long place;
    struct dirent entries[8];
};

DIR *fdopendir(int fd)
{
    struct stat st;
    if (__ret(SYS(fstat, fd, &st)) < 0)
        return NULL;
    if (!S_ISDIR(st.st_mode)) {
        errno = ENOTDIR;
        return NULL;
    }
    DIR *dir = (DIR *)BUILTIN(malloc, sizeof *dir);
    if (!dir) {
        errno = ENOMEM;
        return NULL;
    }
    dir->fd = fd;
    dir->next = dir->count = 0;
    dir->place = 0;
    return dir;
}

static DIR *open_at(int at, const char *path)
{
    int fd = __ret(SYS(openat, at, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_DIRECTORY, 0));
    return fd < 0 ? NULL : fdopendir(fd);
}

DIR *opendir(const char *path)
{
    return open_at(AT_FDCWD, path);
}

ssize_t getdents64(int fd, void *buf, size_t size)
{
    return __ret(SYS(getdents64, fd, buf, size));
}

struct dirent *readdir(DIR *dir)
{
    if (dir->next == dir->count) {
        long n = SYS(getdents64, dir->fd, dir->entries, sizeof dir->entries);
        if (n <= 0) {
            if (n < 0)
                __ret(n);
            return NULL;
        }
        dir->next = 0;
        dir->count = n / sizeof dir->entries[0];
    }
    dir->place = dir->entries[dir->next].d_off;
    return &dir->entries[dir->next++];
}

int readdir_r(DIR *restrict dir, struct dirent *restrict entry, struct dirent **restrict result)
{
    struct dirent *e = readdir(dir);
    *result = e ? entry : NULL;
    if (e)
        *entry = *e;
    return 0;
}

void seekdir(DIR *dir, long place)
{
    SYS(lseek, dir->fd, place, 0);
    dir->next = dir->count = 0;
    dir->place = place;
}

void rewinddir(DIR *dir)
{
    seekdir(dir, 0);
}

long telldir(DIR *dir)
{
    return dir->place;
}

int dirfd(DIR *dir)
{
    return dir->fd;
}

int closedir(DIR *dir)
{
    int fd = dir->fd;
    BUILTIN(free, dir);
    return __ret(SYS(close, fd));
}

int alphasort(const struct dirent **a, const struct dirent **b)
{
    return BUILTIN(strcmp, (*a)->d_name, (*b)->d_name);
}

int versionsort(const struct dirent **a, const struct dirent **b)
{
    return strverscmp((*a)->d_name, (*b)->d_name);
}

int scandirat(int at, const char *restrict path, struct dirent ***restrict list, int (*select)(const struct dirent *),
              int (*compare)(const struct dirent **, const struct dirent **))
{
    DIR *dir = open_at(at, path);
    struct dirent *e, **all = NULL;
    int n = 0;
    if (!dir)
        return -1;
    while ((e = readdir(dir)) != NULL) {
        if (select && !select(e))
            continue;
        all = realloc(all, (n + 1) * sizeof *all);
        all[n] = malloc(sizeof *e);
        *all[n++] = *e;
    }
    closedir(dir);
    if (compare && n)
        qsort(all, n, sizeof *all, (int (*)(const void *, const void *))compare);
    *list = all;
    return n;
}

int scandir(const char *restrict path, struct dirent ***restrict list, int (*select)(const struct dirent *),
            int (*compare)(const struct dirent **, const struct dirent **))
{
    return scandirat(AT_FDCWD, path, list, select, compare);
}
