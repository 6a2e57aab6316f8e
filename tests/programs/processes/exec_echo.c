//@ native
// exec keeps descriptors: the program's output goes down the pipe.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int fd[2], s;
    char buf[64];
    pipe(fd);
    if (fork() == 0) {
        dup2(fd[1], 1);
        close(fd[0]);
        close(fd[1]);
        execlp("echo", "echo", "hello", "exec", (char *)0);
        _exit(127);
    }
    close(fd[1]);
    ssize_t n = read(fd[0], buf, sizeof buf);
    wait(&s);
    printf("%zd: %.*s%d\n", n, (int)n, buf, WEXITSTATUS(s));
    return 0;
}
