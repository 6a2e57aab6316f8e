//@ native
// A pipe holds exactly 65,536 bytes, and says so.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    static char block[4096];
    long total = 0;
    ssize_t n;
    pipe(fd);
    printf("size %d\n", fcntl(fd[1], F_GETPIPE_SZ));
    fcntl(fd[1], F_SETFL, O_NONBLOCK);
    while ((n = write(fd[1], block, sizeof block)) > 0)
        total += n;
    printf("%zd %s after %ld\n", n, strerror(errno), total);
    n = write(fd[1], block, 1);
    printf("one more byte: %zd %d\n", n, errno == EAGAIN);
    printf("read %zd\n", read(fd[0], block, 4095));
    printf("atomic 4096 into 4095 free: %zd\n", write(fd[1], block, 4096));
    printf("read %zd\n", read(fd[0], block, 1));
    printf("now it fits: %zd\n", write(fd[1], block, 4096));
    return 0;
}
