// defines printRlimit printRusage
#include <stdio.h>
#include <sys/resource.h>

static void one(const char *name, rlim_t value, const char *end)
{
    if (value == RLIM_INFINITY)
        printf("%s=infinite%s", name, end);
    else
        printf("%s=%lld%s", name, (long long)value, end);
}

int printRlimit(const char *message, int resource)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) == -1)
        return -1;
    printf("%s ", message);
    one("soft", limit.rlim_cur, "; ");
    one("hard", limit.rlim_max, "\n");
    return 0;
}

void printRusage(const char *leader, const struct rusage *ru)
{
    const char *l = leader ? leader : "";
    printf("%sCPU time (secs):         user=%.3f; system=%.3f\n", l, ru->ru_utime.tv_sec + ru->ru_utime.tv_usec / 1e6,
           ru->ru_stime.tv_sec + ru->ru_stime.tv_usec / 1e6);
    printf("%sMax resident set size:   %ld\n", l, ru->ru_maxrss);
    printf("%sIntegral shared memory:  %ld\n", l, ru->ru_ixrss);
    printf("%sIntegral unshared data:  %ld\n", l, ru->ru_idrss);
    printf("%sIntegral unshared stack: %ld\n", l, ru->ru_isrss);
    printf("%sPage reclaims:           %ld\n", l, ru->ru_minflt);
    printf("%sPage faults:             %ld\n", l, ru->ru_majflt);
    printf("%sSwaps:                   %ld\n", l, ru->ru_nswap);
    printf("%sBlock I/Os:              input=%ld; output=%ld\n", l, ru->ru_inblock, ru->ru_oublock);
    printf("%sSignals received:        %ld\n", l, ru->ru_nsignals);
    printf("%sIPC messages:            sent=%ld; received=%ld\n", l, ru->ru_msgsnd, ru->ru_msgrcv);
    printf("%sContext switches:        voluntary=%ld; involuntary=%ld\n", l, ru->ru_nvcsw, ru->ru_nivcsw);
}
