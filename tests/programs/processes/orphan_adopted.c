//@ native
// An orphan gets another parent.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int fd[2];
    char c;
    pipe(fd);
    if (fork() == 0) {
        pid_t middle = getpid();
        if (fork() == 0) {
            while (getppid() == middle)
                usleep(1000);
            write(fd[1], "x", 1);
            _exit(0);
        }
        _exit(0);
    }
    wait(NULL);
    read(fd[0], &c, 1);
    printf("adopted %c\n", c);
    return 0;
}
