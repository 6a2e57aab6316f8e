// defines Lock_test
#include <sys/types.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
pid_t lock_test(int fd, int type, off_t offset, int whence, off_t len);

pid_t Lock_test(int fd, int type, off_t offset, int whence, off_t len)
{
    pid_t pid = lock_test(fd, type, offset, whence, len);
    if (pid == -1)
        err_sys("lock_test error");
    return pid;
}
