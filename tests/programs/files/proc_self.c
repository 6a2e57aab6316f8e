//@ native
// What /proc tells a process about itself.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char buf[4096], link[100], want[100];
    int fd = open("/proc/self/status", O_RDONLY);
    ssize_t n = read(fd, buf, sizeof buf - 1);
    buf[n] = 0;
    snprintf(want, sizeof want, "Pid:\t%d\n", getpid());
    say("status has the pid", strstr(buf, want) != NULL);
    snprintf(want, sizeof want, "PPid:\t%d\n", getppid());
    say("and the parent's", strstr(buf, want) != NULL);
    say("and the state", strstr(buf, "State:\tR (running)\n") != NULL);
    close(fd);
    fd = open("/proc/self/cmdline", O_RDONLY);
    n = read(fd, buf, sizeof buf);
    say("cmdline ends with a zero", n > 1 && buf[n - 1] == 0);
    int p[2];
    pipe(p);
    snprintf(want, sizeof want, "/proc/self/fd/%d", p[0]);
    n = readlink(want, link, sizeof link - 1);
    link[n > 0 ? n : 0] = 0;
    say("fd says what a descriptor leads to", strncmp(link, "pipe:[", 6) == 0);
    n = readlink("/proc/self/exe", link, sizeof link - 1);
    link[n > 0 ? n : 0] = 0;
    say("exe is the program", strrchr(link, '/') != NULL && access(link, X_OK) == 0);
    chdir("/tmp");
    n = readlink("/proc/self/cwd", link, sizeof link - 1);
    link[n > 0 ? n : 0] = 0;
    say("cwd is where it stands", strcmp(link, "/tmp") == 0);
    snprintf(want, sizeof want, "/proc/%d", getpid());
    struct stat st;
    say("a folder for each process", stat(want, &st) == 0 && S_ISDIR(st.st_mode));
    say("none for nobody", stat("/proc/4194303", &st) == -1 && errno == ENOENT);
    fd = open("/proc/self/maps", O_RDONLY);
    n = read(fd, buf, sizeof buf - 1);
    buf[n] = 0;
    say("maps lists the memory", strstr(buf, "r-xp") != NULL);
    fd = open("/proc/sys/kernel/pid_max", O_RDONLY);
    say("pid_max", fd >= 0 && read(fd, buf, 20) > 0 && atoi(buf) >= 32768);
    return 0;
}
