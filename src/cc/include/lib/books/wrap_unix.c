// defines Fork Close Dup Dup2 Pipe Read Fcntl Ioctl Lseek Fstat Stat Ftruncate Mkfifo Mkdir Unlink Mkstemp Kill Wait Waitpid Gettimeofday Malloc Calloc Realloc Sigaddset Sigdelset Sigemptyset Sigfillset Sigismember Sigpending Sigprocmask Poll Select
/* Stevens's wrappers of calls: a function with a capital letter does not come back when it fails. */
#include <sys/types.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <sys/ioctl.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <stdio.h>
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

pid_t Fork(void)
{
    pid_t r = fork();
    if (r < 0)
        err_sys("fork error");
    return r;
}

void Close(int fd)
{
    if (close(fd) < 0)
        err_sys("close error");
}

int Dup(int fd)
{
    int r = dup(fd);
    if (r < 0)
        err_sys("dup error");
    return r;
}

int Dup2(int from, int to)
{
    int r = dup2(from, to);
    if (r < 0)
        err_sys("dup2 error");
    return r;
}

void Pipe(int *fds)
{
    if (pipe(fds) < 0)
        err_sys("pipe error");
}

ssize_t Read(int fd, void *buf, size_t n)
{
    ssize_t r = read(fd, buf, n);
    if (r < 0)
        err_sys("read error");
    return r;
}

int Fcntl(int fd, int command, int arg)
{
    int r = fcntl(fd, command, arg);
    if (r < 0)
        err_sys("fcntl error");
    return r;
}

int Ioctl(int fd, int request, void *arg)
{
    int r = ioctl(fd, request, arg);
    if (r < 0)
        err_sys("ioctl error");
    return r;
}

off_t Lseek(int fd, off_t offset, int whence)
{
    off_t r = lseek(fd, offset, whence);
    if (r < 0)
        err_sys("lseek error");
    return r;
}

void Fstat(int fd, struct stat *st)
{
    if (fstat(fd, st) < 0)
        err_sys("fstat error");
}

void Stat(const char *path, struct stat *st)
{
    if (stat(path, st) < 0)
        err_sys("stat error");
}

void Ftruncate(int fd, off_t length)
{
    if (ftruncate(fd, length) < 0)
        err_sys("ftruncate error");
}

void Mkfifo(const char *path, mode_t mode)
{
    if (mkfifo(path, mode) < 0)
        err_sys("mkfifo error");
}

void Mkdir(const char *path, mode_t mode)
{
    if (mkdir(path, mode) < 0)
        err_sys("mkdir error");
}

void Unlink(const char *path)
{
    if (unlink(path) < 0)
        err_sys("unlink error");
}

int Mkstemp(char *template)
{
    int r = mkstemp(template);
    if (r < 0)
        err_sys("mkstemp error");
    return r;
}

void Kill(pid_t pid, int number)
{
    if (kill(pid, number) < 0)
        err_sys("kill error");
}

pid_t Wait(int *status)
{
    pid_t r = wait(status);
    if (r < 0)
        err_sys("wait error");
    return r;
}

pid_t Waitpid(pid_t pid, int *status, int options)
{
    pid_t r = waitpid(pid, status, options);
    if (r < 0)
        err_sys("waitpid error");
    return r;
}

void Gettimeofday(struct timeval *tv, void *tz)
{
    if (gettimeofday(tv, tz) < 0)
        err_sys("gettimeofday error");
}

void *Malloc(size_t size)
{
    void *r = malloc(size);
    if (r == NULL)
        err_sys("malloc error");
    return r;
}

void *Calloc(size_t count, size_t size)
{
    void *r = calloc(count, size);
    if (r == NULL)
        err_sys("calloc error");
    return r;
}

void *Realloc(void *p, size_t size)
{
    void *r = realloc(p, size);
    if (r == NULL)
        err_sys("realloc error");
    return r;
}

void Sigaddset(sigset_t *set, int number)
{
    if (sigaddset(set, number) < 0)
        err_sys("sigaddset error");
}

void Sigdelset(sigset_t *set, int number)
{
    if (sigdelset(set, number) < 0)
        err_sys("sigdelset error");
}

void Sigemptyset(sigset_t *set)
{
    if (sigemptyset(set) < 0)
        err_sys("sigemptyset error");
}

void Sigfillset(sigset_t *set)
{
    if (sigfillset(set) < 0)
        err_sys("sigfillset error");
}

int Sigismember(const sigset_t *set, int number)
{
    int r = sigismember(set, number);
    if (r < 0)
        err_sys("sigismember error");
    return r;
}

void Sigpending(sigset_t *set)
{
    if (sigpending(set) < 0)
        err_sys("sigpending error");
}

void Sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
    if (sigprocmask(how, set, old) < 0)
        err_sys("sigprocmask error");
}

int Poll(struct pollfd *fds, unsigned long count, int timeout)
{
    int r = poll(fds, count, timeout);
    if (r < 0)
        err_sys("poll error");
    return r;
}

int Select(int n, fd_set *in, fd_set *out, fd_set *other, struct timeval *timeout)
{
    int r = select(n, in, out, other, timeout);
    if (r < 0)
        err_sys("select error");
    return r;
}
