//@ native
// dup clears close-on-exec; pipe2 sets it.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    pipe2(fd, O_CLOEXEC | O_NONBLOCK);
    printf("%d %d\n", fcntl(fd[0], F_GETFD), (fcntl(fd[0], F_GETFL) & O_NONBLOCK) != 0);
    int d = dup(fd[0]);
    printf("%d\n", fcntl(d, F_GETFD));
    int e = fcntl(fd[0], F_DUPFD_CLOEXEC, 20);
    printf("%d %d\n", e, fcntl(e, F_GETFD));
    int g = fcntl(fd[0], F_DUPFD, 20);
    printf("%d %d\n", g, fcntl(g, F_GETFD));
    return 0;
}
