// defines fsync fdatasync sync syncfs sync_file_range flock lockf posix_fadvise posix_fallocate fallocate sendfile copy_file_range splice tee vmsplice close_range closefrom
#include <ringside/sys.h>
#include <fcntl.h>

#define F_ULOCK 0
#define F_LOCK 1
#define F_TLOCK 2
#define F_TEST 3
#define EBADF 9
#define EAGAIN 11
#define ESPIPE 29
#define EACCES 13
#define EINVAL 22

int fsync(int fd) { return __ret(SYS(fsync, fd)); }
int fdatasync(int fd) { return __ret(SYS(fdatasync, fd)); }
void sync(void) { SYS(sync); }

int syncfs(int fd)
{
    if (__ret(SYS(fcntl, fd, 1 /* F_GETFD */)) < 0)
        return -1;
    SYS(sync);
    return 0;
}

int sync_file_range(int fd, off_t offset, off_t n, unsigned flags)
{
    if (offset < 0 || n < 0 || flags & ~7U)
        return __ret(-22);
    return __ret(SYS(fcntl, fd, 1)) < 0 ? -1 : 0;
}
int flock(int fd, int operation) { return __ret(SYS(flock, fd, operation)); }

/* Advice about a file in memory changes nothing; what is no advice, or no file, is refused (posix_fadvise(2)). */
int posix_fadvise(int fd, off_t offset, off_t length, int advice)
{
    long at = SYS(lseek, fd, 0, 1);
    if (at == -ESPIPE || at == -EBADF)
        return -at;
    return length < 0 || advice < POSIX_FADV_NORMAL || advice > POSIX_FADV_NOREUSE ? EINVAL : 0;
}

int posix_fallocate(int fd, off_t offset, off_t length) { return -SYS(fallocate, fd, 0, offset, length); }
int fallocate(int fd, int mode, off_t offset, off_t length) { return __ret(SYS(fallocate, fd, mode, offset, length)); }
ssize_t sendfile(int to, int from, off_t *offset, size_t n) { return __ret(SYS(sendfile, to, from, offset, n)); }

ssize_t copy_file_range(int from, off_t *fromoffset, int to, off_t *tooffset, size_t n, unsigned flags)
{
    return __ret(SYS(copy_file_range, from, fromoffset, to, tooffset, n, flags));
}

ssize_t splice(int from, off_t *fromoffset, int to, off_t *tooffset, size_t n, unsigned flags)
{
    return __ret(SYS(splice, from, fromoffset, to, tooffset, n, flags));
}

ssize_t tee(int from, int to, size_t n, unsigned flags) { return __ret(SYS(tee, from, to, n, flags)); }

ssize_t vmsplice(int fd, const void *pieces, size_t count, unsigned flags)
{
    return __ret(SYS(vmsplice, fd, pieces, count, flags));
}

int close_range(unsigned first, unsigned last, int flags) { return __ret(SYS(close_range, first, last, flags)); }
void closefrom(int low) { SYS(close_range, low, ~0u, 0); }

/* lockf(3) is fcntl's record lock from the current offset on. */
int lockf(int fd, int command, off_t length)
{
    struct flock lock = { F_WRLCK, 1, 0, length, 0 };
    switch (command) {
    case F_TEST:
        if (__ret(SYS(fcntl, fd, F_GETLK, &lock)) < 0)
            return -1;
        if (lock.l_type == F_UNLCK || lock.l_pid == SYS(getpid))
            return 0;
        errno = EACCES;
        return -1;
    case F_ULOCK: lock.l_type = F_UNLCK; return __ret(SYS(fcntl, fd, F_SETLK, &lock));
    case F_LOCK: return __ret(SYS(fcntl, fd, F_SETLKW, &lock));
    case F_TLOCK: return __ret(SYS(fcntl, fd, F_SETLK, &lock));
    }
    errno = EINVAL;
    return -1;
}
