// defines Open Write Signal Sysconf Getpid
/* Those of Stevens's wrappers that do not follow the pattern. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
void err_quit(const char *format, ...) __attribute__((noreturn));
typedef void Sigfunc(int);

int Open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    if (flags & O_CREAT) {
        va_list args;
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
    }
    int fd = open(path, flags, mode);
    if (fd < 0)
        err_sys("open error for %s", path);
    return fd;
}

void Write(int fd, void *buf, size_t n)
{
    if (write(fd, buf, n) != (ssize_t)n)
        err_sys("write error");
}

/* Calls are restarted after the handler, except after SIGALRM, which is there to end them. */
Sigfunc *Signal(int signo, Sigfunc *func)
{
    struct sigaction action, old;
    action.sa_handler = func;
    sigemptyset(&action.sa_mask);
    action.sa_flags = signo == SIGALRM ? 0 : SA_RESTART;
    if (sigaction(signo, &action, &old) < 0)
        err_sys("signal error");
    return old.sa_handler;
}

long Sysconf(int name)
{
    errno = 0;
    long r = sysconf(name);
    if (r == -1)
        errno ? err_sys("sysconf error") : err_quit("sysconf: %d not defined", name);
    return r;
}

pid_t Getpid(void)
{
    return getpid();
}
