//@ native
// A tree of processes: each level waits for the next; depth and count come back as statuses.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int grow(int depth)
{
    int sum = 1, status;
    if (depth == 0)
        return 1;
    for (int i = 0; i < 2; i++)
        if (fork() == 0)
            _exit(grow(depth - 1));
    while (wait(&status) > 0)
        sum += WEXITSTATUS(status);
    return sum;
}
int main(void)
{
    printf("%d processes\n", grow(4));
    return 0;
}
