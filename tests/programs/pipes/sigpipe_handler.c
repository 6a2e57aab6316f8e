//@ native
// A handler for SIGPIPE runs first, then write returns EPIPE.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
static int got;
static void h(int s) { got = s; }
int main(void)
{
    int fd[2];
    signal(SIGPIPE, h);
    pipe(fd);
    close(fd[0]);
    ssize_t n = write(fd[1], "x", 1);
    int e = errno;
    printf("signal %d, write %zd, EPIPE %d\n", got, n, e == EPIPE);
    return 0;
}
