//@ native
// A writer blocked on a full pipe is woken by the last reader's close and gets SIGPIPE.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int fd[2], status;
    static char big[100000];
    pipe(fd);
    pid_t p = fork();
    if (p == 0) {
        close(fd[0]);
        write(fd[1], big, sizeof big);
        _exit(1);
    }
    close(fd[1]);
    char c;
    read(fd[0], &c, 1);
    close(fd[0]);
    waitpid(p, &status, 0);
    printf("signaled %d by %d\n", WIFSIGNALED(status), WTERMSIG(status));
    return 0;
}
