#include <unistd.h>
#include <stdio.h>
#include <sys/wait.h>
int main(void)
{
    int fd[2];
    pipe(fd[2]);
    pipe(&fd);
    char *s = "hi";
    write(fd[1], s);
    read(fd, s, 10);
    wait(5);
    int status;
    wait(status);
    execlp("ls", "ls", NULL, 0);
    return fork(1);
}
