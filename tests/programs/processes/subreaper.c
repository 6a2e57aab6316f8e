//@ native
// A process may become the one that adopts its orphaned descendants (prctl(2)).
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0) {
            usleep(20000);
            _exit(getppid() != 1 ? 7 : 8);
        }
        _exit(0);
    }
    say("the child", waitpid(child, &status, 0) == child);
    say("the grandchild, adopted", wait(&status) > 0 && WEXITSTATUS(status) == 7);
    say("nobody else", wait(NULL) == -1 && errno == ECHILD);
    return 0;
}
