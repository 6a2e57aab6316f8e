// defines Fpathconf Pathconf Getopt Mktemp Strdup Valloc Sigqueue Sigwait Isfdtype isfdtype Sockatmark Setlogmask
/* More of Stevens's wrappers: a function with a capital letter does not come back when it fails. */
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
void err_quit(const char *format, ...) __attribute__((noreturn));

long Fpathconf(int fd, int name)
{
    errno = 0;
    long r = fpathconf(fd, name);
    if (r == -1)
        errno ? err_sys("fpathconf error") : err_quit("fpathconf: %d not defined", name);
    return r;
}

long Pathconf(const char *path, int name)
{
    errno = 0;
    long r = pathconf(path, name);
    if (r == -1)
        errno ? err_sys("pathconf error for %s", path) : err_quit("pathconf: %d not defined", name);
    return r;
}

int Getopt(int argc, char *const *argv, const char *options)
{
    int c = getopt(argc, argv, options);
    if (c == '?')
        exit(1); /* getopt has said what was wrong. */
    return c;
}

void Mktemp(char *template)
{
    if (mktemp(template) == NULL || template[0] == 0)
        err_quit("mktemp error");
}

char *Strdup(const char *s)
{
    char *copy = strdup(s);
    if (!copy)
        err_sys("strdup error");
    return copy;
}

void *Valloc(size_t size)
{
    void *p = valloc(size);
    if (!p)
        err_sys("valloc error");
    return p;
}

void Sigqueue(pid_t pid, int signo, const union sigval value)
{
    if (sigqueue(pid, signo, value) == -1)
        err_sys("sigqueue error");
}

void Sigwait(const sigset_t *set, int *signo)
{
    if ((errno = sigwait(set, signo)) != 0)
        err_sys("sigwait error");
}

int isfdtype(int fd, int type)
{
    struct stat st;
    if (fstat(fd, &st) < 0)
        return -1;
    return (st.st_mode & S_IFMT) == (mode_t)type;
}

int Isfdtype(int fd, int type)
{
    int r = isfdtype(fd, type);
    if (r < 0)
        err_sys("isfdtype error");
    return r;
}

int Sockatmark(int fd)
{
    int r = sockatmark(fd);
    if (r < 0)
        err_sys("sockatmark error");
    return r;
}

int Setlogmask(int mask)
{
    return setlogmask(mask);
}
