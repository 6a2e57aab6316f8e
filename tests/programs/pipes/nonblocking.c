//@ native
// O_NONBLOCK belongs to the open file description: EAGAIN where it would wait, 0 at the end of file.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2];
    char c;
    pipe2(p, O_NONBLOCK);
    say("empty: EAGAIN", read(p[0], &c, 1) == -1 && errno == EAGAIN);
    int copy = dup(p[0]);
    fcntl(copy, F_SETFL, 0);
    say("a duplicate shares the flag", !(fcntl(p[0], F_GETFL) & O_NONBLOCK));
    say("the other end has its own", fcntl(p[1], F_GETFL) & O_NONBLOCK);
    fcntl(copy, F_SETFL, O_NONBLOCK);
    close(p[1]);
    say("no writer: end of file", read(p[0], &c, 1) == 0);
    say("a read of nothing is nothing", read(p[0], &c, 0) == 0);
    return 0;
}
