//@ native
// times and getrusage: children's times are added when they are waited for; none is negative.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct rusage self, kids;
    struct tms t;
    if (fork() == 0) {
        for (volatile int i = 0; i < 1000; i++)
            ;
        _exit(0);
    }
    struct rusage of_child;
    int status;
    say("wait4 gives the child's usage", wait4(-1, &status, 0, &of_child) > 0 && of_child.ru_utime.tv_sec >= 0);
    say("getrusage(RUSAGE_SELF)", getrusage(RUSAGE_SELF, &self) == 0 && self.ru_utime.tv_sec >= 0);
    say("getrusage(RUSAGE_CHILDREN)", getrusage(RUSAGE_CHILDREN, &kids) == 0 && kids.ru_utime.tv_usec >= 0);
    say("an unknown one: EINVAL", getrusage(77, &self) == -1 && errno == EINVAL);
    say("times", times(&t) != (clock_t)-1 && t.tms_utime >= 0 && t.tms_cutime >= 0);
    say("a hundred ticks a second", sysconf(_SC_CLK_TCK) == 100);
    return 0;
}
