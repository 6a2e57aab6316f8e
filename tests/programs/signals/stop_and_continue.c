//@ native
// SIGSTOP cannot be blocked; SIGCONT continues even when blocked or ignored; SIGCHLD tells the parent each time.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int chld;
static void h(int s) { chld++; }
/* SIGCHLD may come a little after waitpid knows. */
static void settle(void)
{
    for (int i = 0; i < 10; i++)
        usleep(3000);
}
int main(void)
{
    int status;
    struct sigaction sa = { .sa_handler = h };
    sigaction(SIGCHLD, &sa, NULL);
    pid_t pid = fork();
    if (pid == 0) {
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, NULL);
        signal(SIGCONT, SIG_IGN);
        for (;;)
            pause();
    }
    settle();
    kill(pid, SIGSTOP);
    while (waitpid(pid, &status, WUNTRACED) == -1)
        ;
    say("SIGSTOP stops though everything is blocked", WIFSTOPPED(status));
    settle();
    say("SIGCHLD told of it", chld == 1);
    kill(pid, SIGCONT);
    while (waitpid(pid, &status, WCONTINUED) == -1)
        ;
    say("SIGCONT continues though it is ignored", WIFCONTINUED(status));
    settle();
    say("SIGCHLD told of that", chld == 2);
    sa.sa_flags = SA_NOCLDSTOP;
    sigaction(SIGCHLD, &sa, NULL);
    kill(pid, SIGSTOP);
    waitpid(pid, &status, WUNTRACED);
    settle();
    say("with SA_NOCLDSTOP it does not", chld == 2);
    kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) == -1)
        ;
    say("SIGKILL ends a stopped process", WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    settle();
    say("and SIGCHLD tells", chld == 3);
    return 0;
}
