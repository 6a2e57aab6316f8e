// defines fexecve execveat
/* An open file as a program: by its name in /proc, as glibc did before Linux had a call for it. */
#include <ringside/sys.h>
#include <fcntl.h>
#include <stdio.h>

#define EINVAL 22
#define ENOENT 2

int fexecve(int fd, char *const argv[], char *const envp[])
{
    char path[32];
    if (fd < 0 || !argv || !envp) {
        errno = EINVAL;
        return -1;
    }
    if (__ret(SYS(fcntl, fd, F_GETFD)) < 0)
        return -1;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return __ret(SYS(execve, path, argv, envp));
}

int execveat(int dir, const char *path, char *const argv[], char *const envp[], int flags)
{
    char full[4200];
    if (flags & ~(AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW)) {
        errno = EINVAL;
        return -1;
    }
    if (!*path && flags & AT_EMPTY_PATH && dir != AT_FDCWD)
        return fexecve(dir, argv, envp);
    if (*path == '/' || !*path || dir == AT_FDCWD)
        return __ret(SYS(execve, path, argv, envp));
    if (__ret(SYS(fcntl, dir, F_GETFD)) < 0)
        return -1;
    snprintf(full, sizeof full, "/proc/self/fd/%d/%s", dir, path);
    return __ret(SYS(execve, full, argv, envp));
}
