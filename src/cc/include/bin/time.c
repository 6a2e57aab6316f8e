/* time -- runs a program and says how long it took; -p is how it says so (time(1)). */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    int first = argc > 1 && strcmp(argv[1], "-p") == 0 ? 2 : 1, status;
    struct timespec from, to;
    struct rusage used;
    if (first >= argc) {
        fprintf(stderr, "Usage: time [-p] COMMAND [ARG]...\n");
        return 125;
    }
    clock_gettime(CLOCK_MONOTONIC, &from);
    pid_t pid = fork();
    if (pid == 0) {
        execvp(argv[first], argv + first);
        fprintf(stderr, "time: cannot run %s: %s\n", argv[first], strerror(errno));
        _exit(errno == ENOENT ? 127 : 126);
    }
    if (pid < 0 || waitpid(pid, &status, 0) < 0) {
        perror("time");
        return 125;
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    getrusage(RUSAGE_CHILDREN, &used);
    fprintf(stderr, "real %.2f\nuser %.2f\nsys %.2f\n",
            (to.tv_sec - from.tv_sec) + (to.tv_nsec - from.tv_nsec) / 1e9,
            used.ru_utime.tv_sec + used.ru_utime.tv_usec / 1e6, used.ru_stime.tv_sec + used.ru_stime.tv_usec / 1e6);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
