//@ native
// A non-blocking write of more than PIPE_BUF takes what fits.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    static char big[70000];
    pipe(fd);
    fcntl(fd[1], F_SETFL, O_NONBLOCK);
    printf("%zd\n", write(fd[1], big, sizeof big));
    ssize_t n = write(fd[1], big, sizeof big);
    printf("%zd %d\n", n, errno == EAGAIN);
    return 0;
}
