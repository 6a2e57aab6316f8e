//@ native
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int shared_only_once = 1;
    pid_t child = fork();

    if (child == -1) {
        perror("fork");
        return 1;
    }
    if (child == 0) {
        shared_only_once += 41;
        printf("child: %d\n", shared_only_once);
        exit(7);
    }
    int status;
    pid_t got = wait(&status);
    printf("parent: %d, the child was the one: %d\n", shared_only_once, got == child);
    printf("exited %d with %d\n", WIFEXITED(status), WEXITSTATUS(status));
    return 0;
}
