/* Writing to a pipe that nobody can read. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd[2], status;
    pipe(fd);

    if (fork() == 0) {
        close(fd[0]);
        write(fd[1], "x", 1);               /* no reader left */
        printf("never printed\n");
        return 0;
    }

    close(fd[0]);
    close(fd[1]);
    wait(&status);
    if (WIFSIGNALED(status))
        printf("the child was killed by signal %d\n", WTERMSIG(status));
    return 0;
}
