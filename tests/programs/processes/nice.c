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
    int status, first = getpriority(PRIO_PROCESS, 0), then = first + 5 < 19 ? first + 5 : 19;
    say("nice(0) changes nothing", nice(0) == first);
    say("nice(5) gives 5 more, 19 at most", nice(5) == then);
    say("getpriority agrees", getpriority(PRIO_PROCESS, getpid()) == then);
    if (fork() == 0)
        _exit(getpriority(PRIO_PROCESS, 0));
    wait(&status);
    say("a child inherits it", WEXITSTATUS(status) == then);
    say("setpriority", setpriority(PRIO_PROCESS, 0, 50) == 0 && getpriority(PRIO_PROCESS, 0) == 19);
    errno = 0;
    say("nobody there: ESRCH", getpriority(PRIO_PROCESS, 999999) == -1 && errno == ESRCH);
    errno = 0;
    say("no such kind: EINVAL", getpriority(7, 0) == -1 && errno == EINVAL);
    return 0;
}
