//@ native
// The read end cannot write, the write end cannot read, and neither can seek.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    char c = 'x';
    pipe(fd);
    ssize_t n = write(fd[0], &c, 1);
    printf("%zd %d\n", n, errno == EBADF);
    n = read(fd[1], &c, 1);
    printf("%zd %d\n", n, errno == EBADF);
    n = lseek(fd[0], 0, SEEK_SET);
    printf("%zd %d\n", n, errno == ESPIPE);
    n = read(42, &c, 1);
    printf("%zd %d\n", n, errno == EBADF);
    return 0;
}
