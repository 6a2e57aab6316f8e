// defines r_close r_dup2 r_open2 r_open3 r_read r_wait r_waitpid r_write copyfile readblock __restart_readline readwrite readwriteblock
/* A call that a signal interrupts is made again (Robbins and Robbins, appendix B). */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/wait.h>
#include <unistd.h>

#define AGAIN(type, call) \
    type r; \
    do \
        r = call; \
    while (r == -1 && errno == EINTR); \
    return r

int r_close(int fd) { AGAIN(int, close(fd)); }
int r_dup2(int fd, int fd2) { AGAIN(int, dup2(fd, fd2)); }
int r_open2(const char *path, int flags) { AGAIN(int, open(path, flags)); }
int r_open3(const char *path, int flags, mode_t mode) { AGAIN(int, open(path, flags, mode)); }
ssize_t r_read(int fd, void *buf, size_t size) { AGAIN(ssize_t, read(fd, buf, size)); }
pid_t r_wait(int *status) { AGAIN(pid_t, wait(status)); }
pid_t r_waitpid(pid_t pid, int *status, int options) { AGAIN(pid_t, waitpid(pid, status, options)); }

/* All of it, or -1. */
ssize_t r_write(int fd, void *buf, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t n = write(fd, (char *)buf + done, size - done);
        if (n == -1 && errno != EINTR)
            return -1;
        if (n > 0)
            done += n;
    }
    return size;
}

/* All of it; 0 at the end of the file; an end in the middle is an error. */
ssize_t readblock(int fd, void *buf, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t n = read(fd, (char *)buf + done, size - done);
        if (n == -1 && errno == EINTR)
            continue;
        if (n == 0 && done == 0)
            return 0;
        if (n == 0)
            errno = EINVAL;
        if (n <= 0)
            return -1;
        done += n;
    }
    return size;
}

/* A line with its newline, byte by byte; -1 for one that does not fit or does not end. */
int __restart_readline(int fd, char *buf, int size)
{
    for (int done = 0; done < size - 1;) {
        ssize_t n = read(fd, buf + done, 1);
        if (n == -1 && errno == EINTR)
            continue;
        if (n == 0 && done == 0)
            return 0;
        if (n == 0)
            break;
        if (n == -1)
            return -1;
        if (buf[done++] == '\n') {
            buf[done] = 0;
            return done;
        }
    }
    errno = EINVAL;
    return -1;
}

int readwrite(int fromfd, int tofd)
{
    char buf[PIPE_BUF];
    ssize_t n = r_read(fromfd, buf, sizeof buf);
    if (n > 0 && r_write(tofd, buf, n) < 0)
        return -1;
    return n;
}

int readwriteblock(int fromfd, int tofd, char *buf, int size)
{
    int n = readblock(fromfd, buf, size);
    return n == size ? r_write(tofd, buf, size) : n;
}

int copyfile(int fromfd, int tofd)
{
    int n, total = 0;
    while ((n = readwrite(fromfd, tofd)) > 0)
        total += n;
    return total;
}
