//@ native
// End of file comes when the last descriptor of the write end is closed, dup'ed ones too.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    char c;
    pipe(fd);
    int extra = dup(fd[1]);
    close(fd[1]);
    fcntl(fd[0], F_SETFL, O_NONBLOCK);
    printf("%zd\n", read(fd[0], &c, 1));
    close(extra);
    printf("%zd\n", read(fd[0], &c, 1));
    return 0;
}
