// defines stat lstat fstat fstatat utimensat futimens utime utimes futimes lutimes futimesat
#include <ringside/sys.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <utime.h>

#define AT_FDCWD (-100)
#define AT_SYMLINK_NOFOLLOW 0x100

int stat(const char *restrict path, struct stat *restrict st) { return __ret(SYS(stat, path, st)); }
int lstat(const char *restrict path, struct stat *restrict st) { return __ret(SYS(lstat, path, st)); }
int fstat(int fd, struct stat *st) { return __ret(SYS(fstat, fd, st)); }

int fstatat(int dir, const char *restrict path, struct stat *restrict st, int flags)
{
    return __ret(SYS(newfstatat, dir, path, st, flags));
}

int utimensat(int dir, const char *path, const struct timespec times[2], int flags)
{
    return __ret(SYS(utimensat, dir, path, times, flags));
}

int futimens(int fd, const struct timespec times[2])
{
    return __ret(SYS(utimensat, fd, NULL, times, 0));
}

static int set(int dir, const char *path, const struct timeval t[2], int flags)
{
    if (!t)
        return utimensat(dir, path, NULL, flags);
    struct timespec times[2] = { { t[0].tv_sec, t[0].tv_usec * 1000 }, { t[1].tv_sec, t[1].tv_usec * 1000 } };
    return utimensat(dir, path, times, flags);
}

int utimes(const char *path, const struct timeval t[2]) { return set(AT_FDCWD, path, t, 0); }
int futimes(int fd, const struct timeval t[2]) { return set(fd, NULL, t, 0); }
int lutimes(const char *path, const struct timeval t[2]) { return set(AT_FDCWD, path, t, AT_SYMLINK_NOFOLLOW); }
int futimesat(int dir, const char *path, const struct timeval t[2]) { return set(dir, path, t, 0); }

int utime(const char *path, const struct utimbuf *t)
{
    if (!t)
        return utimensat(AT_FDCWD, path, NULL, 0);
    struct timespec times[2] = { { t->actime, 0 }, { t->modtime, 0 } };
    return utimensat(AT_FDCWD, path, times, 0);
}
