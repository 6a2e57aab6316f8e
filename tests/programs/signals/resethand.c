//@ native
// SA_RESETHAND: the handler is called once, then the default is back.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void h(int s) { write(1, "handler\n", 8); }
int main(void)
{
    int status;
    struct sigaction sa = { .sa_handler = h, .sa_flags = SA_RESETHAND }, now;
    sigaction(SIGUSR1, &sa, NULL);
    raise(SIGUSR1);
    sigaction(SIGUSR1, NULL, &now);
    say("the default is back", now.sa_handler == SIG_DFL);
    if (fork() == 0) {
        raise(SIGUSR1);
        _exit(0);
    }
    wait(&status);
    say("and ends the process", WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR1);
    return 0;
}
