//@ native
// /proc/PID/status, fd and maps in the words of Linux (proc(5)).
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
/* The values of some lines of /proc/PID/status. */
static void status(pid_t pid, const char *const *names)
{
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        for (int i = 0; names[i]; i++)
            if (strncmp(line, names[i], strlen(names[i])) == 0 && line[strlen(names[i])] == ':')
                fputs(line, stdout);
    if (f)
        fclose(f);
}
int main(void)
{
    static const char *const some[] = { "State", "Threads", "SigBlk", "SigCgt", NULL };
    static const char *const state[] = { "State", NULL };
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    status(getpid(), some);
    pid_t child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }
    usleep(200000);
    status(child, state);
    kill(child, SIGSTOP);
    waitpid(child, NULL, WUNTRACED);
    status(child, state);
    kill(child, SIGKILL);
    siginfo_t info;
    waitid(P_PID, child, &info, WEXITED | WNOWAIT);
    status(child, state);
    wait(NULL);

    int p[2], fd = open("/dev/null", O_RDONLY), file = open("named_here", O_RDWR | O_CREAT, 0600);
    pipe(p);
    int fds[] = { fd, file, p[0], p[1] };
    for (int i = 0; i < 4; i++) {
        char path[64], to[256];
        snprintf(path, sizeof path, "/proc/self/fd/%d", fds[i]);
        ssize_t n = readlink(path, to, sizeof to - 1);
        to[n < 0 ? 0 : n] = '\0';
        char *name = strrchr(to, '/');
        printf("%s\n", name ? name + 1 : strncmp(to, "pipe:[", 6) == 0 ? "pipe:[...]" : to);
    }
    char line[512];
    ftruncate(file, 4096);
    char *m = mmap(NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
    FILE *maps = fopen("/proc/self/maps", "r");
    while (fgets(line, sizeof line, maps)) {
        unsigned long from, to, offset;
        char bits[8];
        if (sscanf(line, "%lx-%lx %7s %lx", &from, &to, bits, &offset) == 4 && (char *)from == m)
            printf("%lu %s %lu %s", to - from, bits, offset, strrchr(line, '/') + 1);
        if (strstr(line, "[stack]"))
            printf("stack %s\n", bits);
    }
    return 0;
}
