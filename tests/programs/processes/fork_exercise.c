//@ native
// The exercise of every course: how many lines?
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("L0\n");
    fflush(stdout);
    if (fork() != 0) {
        wait(NULL);
        printf("L1\n");
        fflush(stdout);
        if (fork() != 0) {
            wait(NULL);
            printf("L2\n");
            fflush(stdout);
        }
    }
    printf("Bye\n");
    return 0;
}
