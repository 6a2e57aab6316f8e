//@ native
// F_SETLKW waits until the other lets go, and a signal cuts it short.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void h(int s) { }
int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", c;
    int fd = mkstemp(name), p[2], status;
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    unlink(name);
    pipe(p);
    fcntl(fd, F_SETLK, &l);
    pid_t pid = fork();
    if (pid == 0) {
        write(p[1], "r", 1);
        int r = fcntl(fd, F_SETLKW, &l);
        _exit(r == 0 ? 5 : 6);
    }
    read(p[0], &c, 1);
    usleep(20000);
    say("it waits", waitpid(pid, &status, WNOHANG) == 0);
    l.l_type = F_UNLCK;
    fcntl(fd, F_SETLK, &l);
    wait(&status);
    say("until it is free", WEXITSTATUS(status) == 5);
    l.l_type = F_WRLCK;
    fcntl(fd, F_SETLK, &l);
    pid = fork();
    if (pid == 0) {
        sigaction(SIGALRM, &(struct sigaction){ .sa_handler = h }, NULL);
        alarm(1);
        _exit(fcntl(fd, F_SETLKW, &l) == -1 && errno == EINTR ? 7 : 8);
    }
    wait(&status);
    say("a signal: EINTR", WEXITSTATUS(status) == 7);
    return 0;
}
