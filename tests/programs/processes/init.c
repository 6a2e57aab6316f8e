// Process 1 is there, and is not an ordinary user's: its scheduling can be asked for, not changed; no signal reaches it.
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static void answer(const char *what, int r)
{
    printf("%s%d %s\n", what, r, r < 0 ? strerror(errno) : "");
    fflush(stdout);
}

int main(void)
{
    struct sched_param param = { 0 };
    union sigval value = { 0 };
    printf("%d\n", sched_getscheduler(1) == SCHED_OTHER);
    printf("%d %d\n", sched_getparam(1, &param), param.sched_priority);
    answer("", sched_setparam(1, &param));
    answer("", sched_setscheduler(1, SCHED_OTHER, &param));
    answer("", kill(1, 0));
    answer("", sigqueue(1, 0, value));
    return 0;
}
