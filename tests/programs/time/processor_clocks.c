//@ native
// The clocks of processes and threads: their numbers, whose time they show, and what a child begins with.
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static double shown(clockid_t clock)
{
    struct timespec t;
    return clock_gettime(clock, &t) < 0 ? -1 : t.tv_sec + t.tv_nsec / 1e9;
}

static void *works(void *arg)
{
    while (shown(CLOCK_THREAD_CPUTIME_ID) < 0.05)
        ;
    clockid_t mine;
    pthread_getcpuclockid(pthread_self(), &mine);
    say("a thread's own clock by its number", shown(mine) >= 0.05);
    return NULL;
}

static void answer(const char *what, int r)
{
    printf("%s%d %s\n", what, r, r < 0 ? strerror(errno) : "");
    fflush(stdout);
}

int main(void)
{
    clockid_t clock;
    int wrong[] = { INT_MIN, INT_MAX, -INT_MAX, -1, 1000 };
    struct timespec t = { 0, 0 };
    struct tms before, after;
    struct rusage usage;
    int status;
    clock_getcpuclockid(getpid(), &clock);
    say("its number is made of the pid", clock == (clockid_t)(~(unsigned)getpid() << 3 | 2));
    clock_getcpuclockid(0, &clock);
    say("0 is the caller", clock == -6 && shown(clock) >= 0);
    say("nobody has this pid", clock_getcpuclockid(9999999, &clock) == ESRCH);
    for (int i = 0; i < 5; i++)
        if (clock_gettime(wrong[i], &t) != -1 || errno != EINVAL)
            printf("%d is a clock\n", wrong[i]);
    answer("monotonic: ", clock_settime(CLOCK_MONOTONIC, &t));

    while (shown(CLOCK_PROCESS_CPUTIME_ID) < 0.1)
        ;
    say("the thread has worked, too", shown(CLOCK_THREAD_CPUTIME_ID) >= 0.09);
    fflush(stdout);
    times(&before);
    pid_t child = fork();
    if (child == 0) {
        say("a child begins at zero", shown(CLOCK_PROCESS_CPUTIME_ID) < 0.05);
        while (shown(CLOCK_PROCESS_CPUTIME_ID) < 0.1)
            ;
        return 0;
    }
    wait4(child, &status, 0, &usage);
    times(&after);
    say("its time is told", usage.ru_utime.tv_sec + usage.ru_stime.tv_sec > 0 || usage.ru_utime.tv_usec + usage.ru_stime.tv_usec >= 90000);
    say("and is its parent's children's", before.tms_cutime + before.tms_cstime == 0 && after.tms_cutime + after.tms_cstime >= 9);
    getrusage(RUSAGE_CHILDREN, &usage);
    say("getrusage agrees", usage.ru_utime.tv_usec + usage.ru_stime.tv_usec >= 90000);

    pthread_t thread;
    double process = shown(CLOCK_PROCESS_CPUTIME_ID);
    pthread_create(&thread, NULL, works, NULL);
    pthread_join(thread, NULL);
    say("a thread's work is its process's", shown(CLOCK_PROCESS_CPUTIME_ID) - process >= 0.049);
    return 0;
}
