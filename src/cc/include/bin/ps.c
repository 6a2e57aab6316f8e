/* ps -- the processes, from /proc (proc(5)): number, parent, state (R, S, T, Z) and name. */
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_number(const struct dirent **a, const struct dirent **b)
{
    return atoi((*a)->d_name) - atoi((*b)->d_name);
}

static int is_process(const struct dirent *e)
{
    return isdigit((unsigned char)e->d_name[0]);
}

int main(void)
{
    struct dirent **entries;
    int n = scandir("/proc", &entries, is_process, by_number);
    if (n < 0) {
        perror("ps: /proc");
        return 1;
    }
    printf("    PID    PPID STAT CMD\n");
    for (int i = 0; i < n; i++) {
        char path[64], text[512] = "";
        snprintf(path, sizeof path, "/proc/%s/stat", entries[i]->d_name);
        FILE *f = fopen(path, "r");
        if (!f)
            continue;
        fgets(text, sizeof text, f);
        fclose(f);
        /* The name stands in brackets and may hold anything: the last bracket ends it. */
        char *name = strchr(text, '('), *end = strrchr(text, ')');
        char state;
        int parent;
        if (name && end && sscanf(end + 1, " %c %d", &state, &parent) == 2) {
            *end = '\0';
            printf("%7s %7d %-4c %s%s\n", entries[i]->d_name, parent, state, name + 1, state == 'Z' ? " <defunct>" : "");
        }
    }
    return 0;
}
