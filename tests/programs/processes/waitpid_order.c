//@ native
// Children are reaped in the order asked for, not in the order of their ends.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    pid_t kids[4];

    for (int i = 0; i < 4; i++) {
        kids[i] = fork();
        if (kids[i] == 0)
            exit(10 + i);
    }
    for (int i = 3; i >= 0; i--) {
        int status;
        pid_t got = waitpid(kids[i], &status, 0);
        printf("%d: right one %d, status %d\n", i, got == kids[i], WEXITSTATUS(status));
    }
    printf("no more: %d\n", wait(NULL));
    perror("wait");
    return 0;
}
