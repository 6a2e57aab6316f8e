//@ native
// SIGSEGV and SIGFPE caught, with the address; siglongjmp goes on elsewhere; SIGBUS beyond the end of a file.
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static sigjmp_buf back;
static void *where;
static int code;
static void h(int s, siginfo_t *i, void *u)
{
    where = i->si_addr;
    code = i->si_code;
    siglongjmp(back, s);
}
int main(void)
{
    struct sigaction sa = { .sa_sigaction = h, .sa_flags = SA_SIGINFO };
    sigaction(SIGSEGV, &sa, NULL);
    sigaction(SIGBUS, &sa, NULL);
    sigaction(SIGFPE, &sa, NULL);
    int s = sigsetjmp(back, 1);
    if (s == 0)
        *(volatile int *)0x40 = 1;
    say("a write to nowhere: SIGSEGV, SEGV_MAPERR, the address", s == SIGSEGV && code == SEGV_MAPERR && where == (void *)0x40);
    char *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    s = sigsetjmp(back, 1);
    if (s == 0)
        *(volatile char *)p = 1;
    say("a write to what may be read only: SEGV_ACCERR", s == SIGSEGV && code == SEGV_ACCERR && where == p);
    char name[] = "/tmp/ringside_XXXXXX";
    int fd = mkstemp(name);
    unlink(name);
    ftruncate(fd, 100);
    p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    p[4000] = 1;
    s = sigsetjmp(back, 1);
    if (s == 0)
        p[4096] = 1;
    say("beyond the last page of a file: SIGBUS", s == SIGBUS && where == p + 4096);
    volatile int zero = 0;
    s = sigsetjmp(back, 1);
    if (s == 0)
        zero = 7 / zero;
    say("division by zero: SIGFPE, FPE_INTDIV", s == SIGFPE && code == FPE_INTDIV);
    return 0;
}
