// defines __csapp_Fgets __csapp_Signal Pause Sleep Alarm Getpgrp Sigsuspend Free Fread Fwrite Opendir Readdir Closedir sio_puts sio_putl sio_error Sio_puts Sio_putl Sio_error
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef void handler_t(int);
void unix_error(char *text);

char *__csapp_Fgets(char *s, int n, FILE *f)
{
    char *r = fgets(s, n, f);
    if (!r && ferror(f))
        unix_error("Fgets error");
    return r;
}

handler_t *__csapp_Signal(int signum, handler_t *handler)
{
    struct sigaction action, old;
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    if (sigaction(signum, &action, &old) < 0)
        unix_error("Signal error");
    return old.sa_handler;
}

void Pause(void) { pause(); }
unsigned Sleep(unsigned secs) { return sleep(secs); }
unsigned Alarm(unsigned seconds) { return alarm(seconds); }
pid_t Getpgrp(void) { return getpgrp(); }
void Free(void *p) { free(p); }

int Sigsuspend(const sigset_t *set)
{
    int r = sigsuspend(set);
    if (errno != EINTR)
        unix_error("Sigsuspend error");
    return r;
}

size_t Fread(void *p, size_t size, size_t count, FILE *f)
{
    size_t n = fread(p, size, count, f);
    if (n < count && ferror(f))
        unix_error("Fread error");
    return n;
}

void Fwrite(const void *p, size_t size, size_t count, FILE *f)
{
    if (fwrite(p, size, count, f) < count)
        unix_error("Fwrite error");
}

DIR *Opendir(const char *name)
{
    DIR *dir = opendir(name);
    if (!dir)
        unix_error("opendir error");
    return dir;
}

struct dirent *Readdir(DIR *dir)
{
    errno = 0;
    struct dirent *e = readdir(dir);
    if (!e && errno != 0)
        unix_error("readdir error");
    return e;
}

int Closedir(DIR *dir)
{
    int r = closedir(dir);
    if (r < 0)
        unix_error("closedir error");
    return r;
}

/* Output that a signal handler may do: write alone. */
ssize_t sio_puts(char s[])
{
    return write(STDOUT_FILENO, s, strlen(s));
}

ssize_t sio_putl(long v)
{
    char text[24], *p = text + sizeof text;
    unsigned long u = v < 0 ? -(unsigned long)v : (unsigned long)v;
    *--p = '\0';
    do
        *--p = '0' + u % 10;
    while (u /= 10);
    if (v < 0)
        *--p = '-';
    return sio_puts(p);
}

void sio_error(char s[])
{
    sio_puts(s);
    _exit(1);
}

ssize_t Sio_puts(char s[])
{
    ssize_t n = sio_puts(s);
    if (n < 0)
        sio_error("Sio_puts error");
    return n;
}

ssize_t Sio_putl(long v)
{
    ssize_t n = sio_putl(v);
    if (n < 0)
        sio_error("Sio_putl error");
    return n;
}

void Sio_error(char s[]) { sio_error(s); }
