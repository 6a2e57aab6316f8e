//@ native
/* The rows of /proc/self/status and /proc/meminfo that programs look for, and the fields of /proc/self/stat (proc(5)). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>

static void rows(const char *path, const char *const *names)
{
    char line[4096];
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        char *end = strchr(line, ':');
        for (int i = 0; end && names[i]; i++)
            if (strlen(names[i]) == (size_t)(end - line) && !strncmp(line, names[i], end - line))
                printf("%s: %s, %s\n", path, names[i], strstr(end, " kB\n") ? "in kB" : "no unit");
    }
    if (f)
        fclose(f);
}

int main(void)
{
    const char *status[] = { "Name", "Umask", "State", "Tgid", "Ngid", "Pid", "PPid", "TracerPid", "Uid", "Gid",
        "FDSize", "Groups", "NStgid", "NSpid", "VmPeak", "VmSize", "VmLck", "VmHWM", "VmRSS", "VmData", "VmStk", "VmExe", "VmLib",
        "VmSwap", "Threads", "SigQ", "SigPnd", "ShdPnd", "SigBlk", "SigIgn", "SigCgt", "CapEff", "NoNewPrivs", "Seccomp",
        "Cpus_allowed", "Cpus_allowed_list", "voluntary_ctxt_switches", "nonvoluntary_ctxt_switches", NULL };
    const char *memory[] = { "MemTotal", "MemFree", "MemAvailable", "Buffers", "Cached", "SwapTotal", "SwapFree", NULL };
    rows("/proc/self/status", status);
    rows("/proc/meminfo", memory);

    char line[4096];
    FILE *f = fopen("/proc/self/stat", "r");
    fgets(line, sizeof line, f);
    fclose(f);
    int fields = 0, pid, parent, group;
    char name[64], state;
    for (char *p = strtok(strdup(line), " \n"); p; p = strtok(NULL, " \n"))
        fields++;
    sscanf(line, "%d (%63[^)]) %c %d %d", &pid, name, &state, &parent, &group);
    printf("%d fields; %d %c %d %d\n", fields, pid == getpid(), state, parent == getppid(), group == getpgrp());
    unsigned long vsize;
    long rss;
    sscanf(line, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %*u %lu %ld", &vsize, &rss);
    printf("%d %d\n", vsize > 4096, rss > 0);
    return 0;
}
