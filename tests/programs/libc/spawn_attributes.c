//@ native
// What was set in a posix_spawnattr_t is found again; an open file runs as a program.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void run(int way, int fd, int dir)
{
    char *argv[] = { "echo", "hello", "from", "a", "descriptor", NULL };
    fflush(stdout);
    if (fork() == 0) {
        if (way == 0)
            fexecve(fd, argv, environ);
        else if (way == 1)
            execveat(dir, "echo", argv, environ, 0);
        else
            execveat(fd, "", argv, environ, AT_EMPTY_PATH);
        perror("exec");
        _exit(1);
    }
    int status;
    wait(&status);
    printf("it ended with %d\n", WEXITSTATUS(status));
}

int main(void)
{
    posix_spawnattr_t attr;
    posix_spawnattr_init(&attr);
    sigset_t set, got;
    struct sched_param param = { .sched_priority = 0 }, other;
    short flags;
    pid_t group;
    int policy;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setpgroup(&attr, 17);
    posix_spawnattr_setsigmask(&attr, &set);
    posix_spawnattr_setschedparam(&attr, &param);
    posix_spawnattr_setschedpolicy(&attr, 0);
    posix_spawnattr_getflags(&attr, &flags);
    posix_spawnattr_getpgroup(&attr, &group);
    posix_spawnattr_getsigmask(&attr, &got);
    printf("flags %d, group %d, SIGUSR1 %d, SIGUSR2 %d\n", flags, group, sigismember(&got, SIGUSR1),
           sigismember(&got, SIGUSR2));
    posix_spawnattr_getsigdefault(&attr, &got);
    posix_spawnattr_getschedparam(&attr, &other);
    posix_spawnattr_getschedpolicy(&attr, &policy);
    printf("no signal is made default: %d, priority %d, policy %d\n", !sigismember(&got, SIGUSR1), other.sched_priority,
           policy);
    posix_spawnattr_destroy(&attr);

    int fd = open("/bin/echo", O_RDONLY | O_CLOEXEC), dir = open("/bin", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int way = 0; way < 3; way++)
        run(way, fd, dir);
    return 0;
}
