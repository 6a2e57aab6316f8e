//@ native
// WUNTRACED and WCONTINUED tell of a child that stops and goes on; without them wait sees neither.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0)
        for (;;)
            pause();
    kill(pid, SIGSTOP);
    say("stopped", waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
    say("told once", waitpid(pid, &status, WUNTRACED | WNOHANG) == 0);
    kill(pid, SIGCONT);
    say("continued", waitpid(pid, &status, WCONTINUED) == pid && WIFCONTINUED(status));
    kill(pid, SIGTSTP);
    usleep(20000);
    say("plain waitpid does not see a stop", waitpid(pid, &status, WNOHANG) == 0);
    kill(pid, SIGTERM);
    usleep(20000);
    say("a stopped process does not act on SIGTERM", waitpid(pid, &status, WNOHANG) == 0);
    kill(pid, SIGCONT);
    say("when continued it does", waitpid(pid, &status, 0) == pid && WTERMSIG(status) == SIGTERM);
    return 0;
}
