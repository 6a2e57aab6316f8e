//@ native
// /proc lists the processes by number, and its files.
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static int listed(const char *name)
{
    DIR *d = opendir("/proc");
    struct dirent *e;
    int found = 0;
    while ((e = readdir(d)))
        found |= strcmp(e->d_name, name) == 0 && (!isdigit(name[0]) || e->d_type == DT_DIR);
    closedir(d);
    return found;
}
int main(void)
{
    char name[16];
    printf("self %d, cpuinfo %d, sys %d, nothing %d\n", listed("self"), listed("cpuinfo"), listed("sys"), listed("nothing"));
    pid_t child = fork();
    if (child == 0)
        pause();
    sprintf(name, "%d", getpid());
    printf("this process %d\n", listed(name));
    sprintf(name, "%d", child);
    printf("its child %d\n", listed(name));
    kill(child, 9);
    waitpid(child, NULL, 0);
    printf("gone %d\n", !listed(name));
    return 0;
}
