/* One close is missing, and the child waits for ever. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd[2];
    pipe(fd);

    if (fork() == 0) {
        char c;
        while (read(fd[0], &c, 1) > 0)      /* fd[1] is still open here */
            putchar(c);
        putchar('\n');
        return 0;
    }

    close(fd[0]);
    write(fd[1], "hello", 5);
    close(fd[1]);
    wait(NULL);
    return 0;
}
