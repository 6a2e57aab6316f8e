#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static char stack[4096];
static int ends[2];

static int closes(void *unused)
{
    close(ends[1]);
    return 0;
}

int main(void)
{
    pipe(ends);
    clone(closes, stack + sizeof stack, CLONE_FILES | SIGCHLD, NULL);
    int result = write(ends[1], "x", 1) == 1 ? 0 : errno == EBADF;
    wait(NULL);
    printf("%d\n", result);
    close(ends[0]);
    return 0;
}
