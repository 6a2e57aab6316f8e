//@ native
/* clone(2) without CLONE_THREAD: a child that begins in a function, whose result is its exit status. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define STACK 65536

static int global = 1;

static int greet(void *arg)
{
    global++;
    printf("child: %s, global %d, parent known: %d\n", (char *)arg, global, getppid() > 1);
    fflush(stdout);
    return 7;
}

static int write_into(void *arg)
{
    *(int *)arg = 5;
    return 1;
}

int main(void)
{
    char *stack = malloc(STACK);
    int status, value = 1;

    pid_t pid = clone(greet, stack + STACK, SIGCHLD, "hello");
    printf("waited for it: %d\n", waitpid(pid, &status, 0) == pid);
    printf("status %d, global still %d\n", WEXITSTATUS(status), global);

    /* The parent waits and both have one memory: vfork. */
    pid = clone(write_into, stack + STACK, CLONE_VM | CLONE_VFORK | SIGCHLD, &value);
    waitpid(pid, &status, 0);
    printf("status %d, value %d\n", WEXITSTATUS(status), value);

    int result = clone(NULL, stack + STACK, SIGCHLD, NULL);
    printf("%d %s\n", result, strerror(errno));
    return 0;
}
