//@ native
// The self-pipe trick: a handler writes to a pipe that select watches.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/select.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int p[2];
static void h(int s) { int e = errno; write(p[1], "x", 1); errno = e; }
int main(void)
{
    char c;
    fd_set set;
    pipe2(p, O_NONBLOCK);
    struct sigaction sa = { .sa_handler = h, .sa_flags = SA_RESTART };
    sigaction(SIGALRM, &sa, NULL);
    alarm(1);
    int n;
    do {
        FD_ZERO(&set);
        FD_SET(p[0], &set);
        n = select(p[0] + 1, &set, NULL, NULL, NULL);
    } while (n == -1 && errno == EINTR);
    say("the pipe is readable", n == 1 && FD_ISSET(p[0], &set));
    say("a byte for each signal", read(p[0], &c, 1) == 1 && read(p[0], &c, 1) == -1);
    return 0;
}
