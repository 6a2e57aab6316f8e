//@ native
// SIGTTOU and SIGTTIN by kill stop like the others, and SIGCONT goes on.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status, stops[] = { SIGTTIN, SIGTTOU, SIGTSTP };
    pid_t pid = fork();
    if (pid == 0) {
        for (;;)
            pause();
    }
    for (int i = 0; i < 3; i++) {
        kill(pid, stops[i]);
        waitpid(pid, &status, WUNTRACED);
        printf("stopped by %s: %d\n", strsignal(stops[i]), WIFSTOPPED(status) && WSTOPSIG(status) == stops[i]);
        kill(pid, SIGCONT);
        waitpid(pid, &status, WCONTINUED);
        printf("continued: %d\n", WIFCONTINUED(status));
    }
    kill(pid, SIGINT);
    waitpid(pid, &status, 0);
    printf("ended by %s\n", strsignal(WTERMSIG(status)));
    return 0;
}
