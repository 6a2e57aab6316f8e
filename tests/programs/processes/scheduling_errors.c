//@ native
// What the scheduling calls refuse, and as what (sched_setscheduler(2), sched_setparam(2)).
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>

static void tell(const char *what, int r) { printf("%s: %d %s\n", what, r, r < 0 ? strerror(errno) : ""); }

int main(void)
{
    struct sched_param param = { 0 }, high = { 200 };
    tell("no parameters", sched_getparam(0, NULL));
    tell("none to set", sched_setparam(0, NULL));
    tell("none for a policy", sched_setscheduler(0, SCHED_OTHER, NULL));
    tell("a negative process", sched_getparam(-1, &param));
    tell("a negative process to set", sched_setparam(-1, &param));
    tell("nobody", sched_getscheduler(0x3fffffff));
    tell("nobody to set", sched_setparam(0x3fffffff, &param));
    tell("an unknown policy", sched_setscheduler(0, 77, &param));
    tell("a negative policy", sched_setscheduler(0, -1, &param));
    tell("out of range", sched_setparam(0, &high));
    tell("nowhere to put it", sched_rr_get_interval(0, NULL));
    tell("as it is", sched_setparam(0, &param));
    return 0;
}
