// defines lock_reg lock_test Lock_reg set_cloexec set_fl clr_fl
#include <fcntl.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

int lock_reg(int fd, int cmd, int type, off_t offset, int whence, off_t len)
{
    struct flock lock = { .l_type = type, .l_start = offset, .l_whence = whence, .l_len = len };
    return fcntl(fd, cmd, &lock);
}

/* The process that holds a lock in the way, or 0. */
pid_t lock_test(int fd, int type, off_t offset, int whence, off_t len)
{
    struct flock lock = { .l_type = type, .l_start = offset, .l_whence = whence, .l_len = len };
    if (fcntl(fd, F_GETLK, &lock) < 0)
        err_sys("fcntl error");
    return lock.l_type == F_UNLCK ? 0 : lock.l_pid;
}

void Lock_reg(int fd, int cmd, int type, off_t offset, int whence, off_t len)
{
    if (lock_reg(fd, cmd, type, offset, whence, len) < 0)
        err_sys("lock_reg error");
}

int set_cloexec(int fd)
{
    int flags = fcntl(fd, F_GETFD, 0);
    return flags < 0 ? flags : fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
}

void set_fl(int fd, int flags)
{
    int old = fcntl(fd, F_GETFL, 0);
    if (old < 0 || fcntl(fd, F_SETFL, old | flags) < 0)
        err_sys("fcntl error");
}

void clr_fl(int fd, int flags)
{
    int old = fcntl(fd, F_GETFL, 0);
    if (old < 0 || fcntl(fd, F_SETFL, old & ~flags) < 0)
        err_sys("fcntl error");
}
