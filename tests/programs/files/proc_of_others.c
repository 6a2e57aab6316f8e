//@ native
// A parent looks at its child through /proc: running, stopped, a zombie, gone.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char state(pid_t pid)
{
    char path[40], buf[500], *p;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return '-';
    ssize_t n = read(fd, buf, sizeof buf - 1);
    buf[n > 0 ? n : 0] = 0;
    close(fd);
    p = strrchr(buf, ')');
    return p ? p[2] : '?';
}
int main(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0)
        for (;;)
            pause();
    usleep(20000);
    printf("waiting: %c\n", state(pid));
    kill(pid, SIGSTOP);
    waitpid(pid, &status, WUNTRACED);
    printf("stopped: %c\n", state(pid));
    kill(pid, SIGKILL);
    siginfo_t i;
    waitid(P_PID, pid, &i, WEXITED | WNOWAIT);
    printf("ended: %c\n", state(pid));
    waitpid(pid, &status, 0);
    printf("waited for: %c\n", state(pid));
    printf("itself: %c\n", state(getpid()));
    return 0;
}
