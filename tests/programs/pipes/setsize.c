//@ native
// F_SETPIPE_SZ rounds up to a page and refuses to drop data.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    char big[5000] = {0};
    pipe(fd);
    printf("%d\n", fcntl(fd[0], F_SETPIPE_SZ, 100));
    printf("%d\n", fcntl(fd[0], F_GETPIPE_SZ));
    printf("%d\n", fcntl(fd[0], F_SETPIPE_SZ, 5000));
    write(fd[1], big, 5000);
    int r = fcntl(fd[0], F_SETPIPE_SZ, 4096);
    printf("%d %d\n", r, errno == EBUSY);
    return 0;
}
