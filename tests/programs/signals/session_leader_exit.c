//@ native
// setsid makes a session and a group of which the caller is the leader; a leader cannot do it again.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        say("setsid", setsid() == getpid());
        say("leader of its session", getsid(0) == getpid());
        say("leader of its group", getpgrp() == getpid());
        say("not again: EPERM", setsid() == -1 && errno == EPERM);
        say("a leader keeps its group: EPERM", setpgid(0, 0) == -1 && errno == EPERM);
        int fd = open("/dev/tty", O_RDWR);
        say("no terminal: ENXIO", fd == -1 && errno == ENXIO);
        return 0;
    }
    wait(&status);
    return 0;
}
