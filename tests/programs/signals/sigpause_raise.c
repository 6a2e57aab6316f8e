//@ native
// System V's sigpause takes a signal; sigwaitinfo shows raise(3) as SI_USER, a handler sees how it really came.
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static volatile int code, caught;

static void handler(int signum, siginfo_t *info, void *context)
{
    caught = signum;
    code = info->si_code;
}

static void answer(const char *what, int r)
{
    printf("%s%d %s\n", what, r, r < 0 ? strerror(errno) : "");
    fflush(stdout);
}

int main(void)
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
    siginfo_t info;
    sigset_t set;
    printf("%d %d\n", SIGSTKSZ, MINSIGSTKSZ);
    answer("", sigpause(-1));
    answer("", sigpause(65));
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGALRM, &action, NULL);
    sighold(SIGUSR1);
    sighold(SIGALRM);
    alarm(1);
    answer("", sigpause(SIGALRM));
    printf("caught %d\n", caught == SIGALRM);
    sigprocmask(SIG_BLOCK, NULL, &set);
    printf("blocked again: %d %d\n", sigismember(&set, SIGALRM), sigismember(&set, SIGUSR1));
    raise(SIGUSR1);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    printf("%d", sigwaitinfo(&set, &info) == SIGUSR1);
    printf(" %d\n", info.si_code == SI_USER);
    sigrelse(SIGUSR1);
    raise(SIGUSR1);
    printf("%d %d\n", caught == SIGUSR1, code == SI_USER);
    return 0;
}
