//@ native
// sigwaitinfo and sigtimedwait take blocked signals as values; sigwait gives the number.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    sigset_t set;
    siginfo_t i;
    int s;
    struct timespec none = { 0, 0 }, bit = { 0, 20000000 };
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    say("nothing there: EAGAIN at once", sigtimedwait(&set, &i, &none) == -1 && errno == EAGAIN);
    say("nothing comes: EAGAIN after a while", sigtimedwait(&set, &i, &bit) == -1 && errno == EAGAIN);
    pid_t child = fork();
    if (child == 0) {
        union sigval v = { .sival_int = 12 };
        sigqueue(getppid(), SIGRTMIN, v);
        v.sival_int = 13;
        sigqueue(getppid(), SIGRTMIN, v);
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    wait(NULL);
    say("the lowest first", sigwaitinfo(&set, &i) == SIGUSR1 && i.si_pid == child && i.si_code == SI_USER);
    say("then the queued ones", sigwaitinfo(&set, &i) == SIGRTMIN && i.si_value.sival_int == 12);
    say("sigwait", sigwait(&set, &s) == 0 && s == SIGRTMIN);
    raise(SIGUSR1);
    sigaction(SIGUSR1, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);
    sigset_t pending;
    sigpending(&pending);
    say("ignoring a signal throws away what is pending", !sigismember(&pending, SIGUSR1));
    return 0;
}
