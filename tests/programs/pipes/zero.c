//@ native
// Reading and writing nothing; reading an empty pipe without blocking; end of file again and again.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    char c;
    pipe(fd);
    printf("write 0: %zd\n", write(fd[1], "", 0));
    printf("read 0: %zd\n", read(fd[0], &c, 0));
    fcntl(fd[0], F_SETFL, O_NONBLOCK);
    ssize_t n = read(fd[0], &c, 1);
    printf("empty: %zd %d\n", n, errno == EAGAIN);
    write(fd[1], "z", 1);
    close(fd[1]);
    n = read(fd[0], &c, 1);
    printf("%zd %c\n", n, c);
    n = read(fd[0], &c, 1);
    printf("end: %zd\n", n);
    n = read(fd[0], &c, 1);
    printf("end: %zd\n", n);
    return 0;
}
