//@ native
// vfork: the child runs in the parent's memory, and the parent waits until it has called _exit or exec.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int shared = 1;
int main(void)
{
    int status;
    pid_t pid = vfork();
    if (pid == 0) {
        shared = 2;
        _exit(4);
    }
    say("the parent sees what the child wrote", shared == 2);
    waitpid(pid, &status, 0);
    say("and its status", WEXITSTATUS(status) == 4);
    pid = vfork();
    if (pid == 0) {
        execl("/bin/true", "true", NULL);
        _exit(127);
    }
    say("after exec it waits as for any child", waitpid(pid, &status, 0) == pid && status == 0);
    pid = vfork();
    if (pid == 0) {
        execl("/nowhere", "nowhere", NULL);
        _exit(errno == ENOENT ? 55 : 56);
    }
    waitpid(pid, &status, 0);
    say("exec that fails leaves the child to say so", WEXITSTATUS(status) == 55);
    return 0;
}
