//@ native
// nice and the priorities: a process may become nicer, and a child inherits it.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status;
    say("it begins at 0", getpriority(PRIO_PROCESS, 0) == 0);
    say("nice(5) gives 5", nice(5) == 5);
    say("getpriority agrees", getpriority(PRIO_PROCESS, getpid()) == 5);
    if (fork() == 0)
        _exit(getpriority(PRIO_PROCESS, 0));
    wait(&status);
    say("a child inherits it", WEXITSTATUS(status) == 5);
    say("setpriority", setpriority(PRIO_PROCESS, 0, 50) == 0 && getpriority(PRIO_PROCESS, 0) == 19);
    errno = 0;
    say("nobody there: ESRCH", getpriority(PRIO_PROCESS, 999999) == -1 && errno == ESRCH);
    errno = 0;
    say("no such kind: EINVAL", getpriority(7, 0) == -1 && errno == EINVAL);
    return 0;
}
