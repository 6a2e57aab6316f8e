// defines px_ipc_name Px_ipc_name touch Touch set_concurrency Set_concurrency set_nonblock my_shm My_shm signal_rt Signal_rt
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
typedef void Sigfunc_rt(int, siginfo_t *, void *);

/* A POSIX name that fits the system: with one slash before it. */
char *px_ipc_name(const char *name)
{
    char *path = malloc(256);
    const char *prefix = getenv("PX_IPC_NAME");
    if (path)
        snprintf(path, 256, "%s%s", prefix ? prefix : "/", name);
    return path;
}

char *Px_ipc_name(const char *name)
{
    char *path = px_ipc_name(name);
    if (!path)
        err_sys("px_ipc_name error for %s", name);
    return path;
}

/* Reads a byte of each page, so that they are there. */
int touch(void *p, int n)
{
    static int page;
    if (page == 0)
        page = sysconf(_SC_PAGESIZE);
    for (volatile char *c = p; n > 0; c += page, n -= page)
        *c = *c;
    return 0;
}

void Touch(void *p, int n)
{
    if (touch(p, n) < 0)
        err_sys("touch error");
}

int set_concurrency(int level)
{
    return pthread_setconcurrency(level);
}

void Set_concurrency(int level)
{
    if ((errno = pthread_setconcurrency(level)) != 0)
        err_sys("set_concurrency error");
}

int set_nonblock(int fd)
{
    int flags = fcntl(fd, F_GETFL, 0);
    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0)
        err_sys("fcntl error");
    return 0;
}

void *my_shm(size_t n)
{
    return mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_SHARED, -1, 0);
}

void *My_shm(size_t n)
{
    void *p = my_shm(n);
    if (p == MAP_FAILED)
        err_sys("my_shm error");
    return p;
}

Sigfunc_rt *signal_rt(int signo, Sigfunc_rt *func, sigset_t *mask)
{
    struct sigaction action, old;
    action.sa_sigaction = func;
    action.sa_mask = *mask;
    action.sa_flags = SA_SIGINFO;
    if (signo != SIGALRM)
        action.sa_flags |= SA_RESTART;
    return sigaction(signo, &action, &old) < 0 ? (Sigfunc_rt *)SIG_ERR : old.sa_sigaction;
}

Sigfunc_rt *Signal_rt(int signo, Sigfunc_rt *func, sigset_t *mask)
{
    Sigfunc_rt *old = signal_rt(signo, func, mask);
    if (old == (Sigfunc_rt *)SIG_ERR)
        err_sys("signal_rt error");
    return old;
}
