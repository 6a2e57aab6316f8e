//@ native
// fork copies dispositions and the mask, not pending signals, not alarms.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void handler(int s) { (void)s; }
int main(void)
{
    struct sigaction sa;
    sigset_t set, now, pending;
    signal(SIGUSR1, handler);
    signal(SIGINT, SIG_IGN);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR2);
    alarm(100);
    if (fork() == 0) {
        sigaction(SIGUSR1, NULL, &sa);
        say("the handler is copied", sa.sa_handler == handler);
        sigaction(SIGINT, NULL, &sa);
        say("an ignored signal stays ignored", sa.sa_handler == SIG_IGN);
        sigprocmask(SIG_BLOCK, NULL, &now);
        say("the mask is copied", sigismember(&now, SIGUSR2) == 1);
        sigpending(&pending);
        say("pending signals are not", sigismember(&pending, SIGUSR2) == 0);
        say("the alarm is not", alarm(0) == 0);
        return 0;
    }
    wait(NULL);
    sigpending(&pending);
    say("the parent's signal is still pending", sigismember(&pending, SIGUSR2) == 1);
    say("the parent's alarm still runs", alarm(0) > 90);
    return 0;
}
