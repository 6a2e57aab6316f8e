//@ native
/* sched_setaffinity(2) and the sets of cpu_set(3). */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>

static void tell(const char *what, int result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "done");
}

int main(void)
{
    cpu_set_t set, other;
    tell("get", sched_getaffinity(0, sizeof set, &set));
    printf("some processor: %d\n", CPU_COUNT(&set) > 0);
    CPU_ZERO(&set);
    CPU_SET(0, &set);
    tell("only the first", sched_setaffinity(0, sizeof set, &set));
    sched_getaffinity(0, sizeof other, &other);
    printf("so it is: %d, here: %d\n", CPU_EQUAL(&set, &other), sched_getcpu());
    CPU_CLR(0, &set);
    printf("first %d, count %d\n", CPU_ISSET(0, &set), CPU_COUNT(&set));
    tell("none", sched_setaffinity(0, sizeof set, &set));
    tell("nobody", sched_setaffinity(999999, sizeof other, &other));
    return 0;
}
