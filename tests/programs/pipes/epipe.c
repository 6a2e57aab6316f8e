//@ native
// With SIGPIPE ignored, writing without a reader fails with EPIPE.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    signal(SIGPIPE, SIG_IGN);
    pipe(fd);
    close(fd[0]);
    ssize_t n = write(fd[1], "x", 1);
    printf("%zd %s\n", n, strerror(errno));
    return 0;
}
