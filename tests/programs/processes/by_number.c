//@ native
/* syscall(2): calls by their numbers. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("pid %d, tid %d\n", syscall(SYS_getpid) == getpid(), syscall(SYS_gettid) == getpid());
    fflush(stdout);
    long n = syscall(SYS_write, 1, "written\n", 8);
    printf("%ld bytes\n", n);
    int fd = syscall(SYS_openat, AT_FDCWD, "file", O_CREAT | O_RDWR, 0600);
    syscall(SYS_write, fd, "abc", 3);
    char bytes[4] = "";
    n = syscall(SYS_pread64, fd, bytes, 3, 0L);
    printf("%ld: %s\n", n, bytes);
    n = syscall(SYS_close, 99);
    printf("%ld %s\n", n, strerror(errno));
    n = syscall(99999);
    printf("%ld %s\n", n, strerror(errno));
    fflush(stdout);
    pid_t child = syscall(SYS_fork);
    if (child == 0)
        syscall(SYS_exit_group, 6);
    int status;
    syscall(SYS_wait4, child, &status, 0, NULL);
    printf("status %d\n", WEXITSTATUS(status));
    return 0;
}
