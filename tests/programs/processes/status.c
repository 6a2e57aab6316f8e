//@ native
// Exit statuses, signals and what wait says about them.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void show(int s)
{
    if (WIFEXITED(s)) printf("exited %d\n", WEXITSTATUS(s));
    else if (WIFSIGNALED(s)) printf("killed %d core %d\n", WTERMSIG(s), WCOREDUMP(s) != 0);
    else if (WIFSTOPPED(s)) printf("stopped %d\n", WSTOPSIG(s));
    else if (WIFCONTINUED(s)) printf("continued\n");
}
int main(void)
{
    int s;
    pid_t p;
    if ((p = fork()) == 0) exit(300);
    waitpid(p, &s, 0); show(s);
    if ((p = fork()) == 0) { raise(SIGKILL); }
    waitpid(p, &s, 0); show(s);
    if ((p = fork()) == 0) for (;;) pause();
    kill(p, SIGSTOP);
    waitpid(p, &s, WUNTRACED); show(s);
    kill(p, SIGCONT);
    waitpid(p, &s, WCONTINUED); show(s);
    kill(p, SIGTERM);
    waitpid(p, &s, 0); show(s);
    printf("%d\n", waitpid(-1, &s, 0));
    return 0;
}
