//@ native
// What threads and attributes say about scheduling and names.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void *body(void *arg) { return NULL; }
int main(void)
{
    pthread_attr_t a;
    struct sched_param p;
    int v;
    size_t n;
    char name[16];
    pthread_attr_init(&a);
    pthread_attr_getschedpolicy(&a, &v);
    say("SCHED_OTHER", v == SCHED_OTHER);
    pthread_attr_getinheritsched(&a, &v);
    say("inherited", v == PTHREAD_INHERIT_SCHED);
    pthread_attr_getscope(&a, &v);
    say("system scope", v == PTHREAD_SCOPE_SYSTEM);
    say("process scope: ENOTSUP", pthread_attr_setscope(&a, PTHREAD_SCOPE_PROCESS) == ENOTSUP);
    pthread_attr_getguardsize(&a, &n);
    printf("guard of %zu bytes\n", n);
    pthread_getschedparam(pthread_self(), &v, &p);
    say("this thread: SCHED_OTHER, 0", v == SCHED_OTHER && p.sched_priority == 0);
    printf("SCHED_FIFO from %d to %d\n", sched_get_priority_min(SCHED_FIFO), sched_get_priority_max(SCHED_FIFO));
    p.sched_priority = 5;
    say("a priority for SCHED_OTHER: EINVAL", pthread_setschedparam(pthread_self(), SCHED_OTHER, &p) == EINVAL);
    pthread_setname_np(pthread_self(), "ringside");
    pthread_getname_np(pthread_self(), name, sizeof name);
    printf("named %s\n", name);
    say("too long a name: ERANGE", pthread_setname_np(pthread_self(), "a name of twenty chars") == ERANGE);
    return 0;
}
