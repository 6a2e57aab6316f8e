//@ native
// Eight bits of an exit status arrive; return from main is exit; _exit runs no handlers.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void bye(void) { write(1, "handler\n", 8); }
static int code(int n, int how)
{
    int status;
    fflush(stdout);
    if (fork() == 0) {
        atexit(bye);
        if (how == 0) exit(n);
        if (how == 1) _exit(n);
        _Exit(n);
    }
    wait(&status);
    return WEXITSTATUS(status);
}
int main(void)
{
    printf("exit(3) arrives as %d\n", code(3, 0));
    printf("exit(256) arrives as %d\n", code(256, 0));
    printf("exit(-1) arrives as %d\n", code(-1, 0));
    printf("_exit(7) arrives as %d\n", code(7, 1));
    printf("_Exit(8) arrives as %d\n", code(8, 2));
    return 0;
}
