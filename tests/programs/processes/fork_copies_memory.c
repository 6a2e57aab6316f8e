//@ native
// fork copies memory: what the child writes, the parent does not see; addresses are the same in both.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int global = 1;
int main(void)
{
    int local = 10, *heap = malloc(sizeof *heap), p[2];
    *heap = 100;
    void *addresses[3] = { &global, &local, heap }, *childs[3];
    pipe(p);
    if (fork() == 0) {
        global++, local++, ++*heap;
        void *mine[3] = { &global, &local, heap };
        write(p[1], mine, sizeof mine);
        _exit(global + local + *heap == 2 + 11 + 101 ? 0 : 1);
    }
    int status;
    wait(&status);
    read(p[0], childs, sizeof childs);
    say("the child sees its own changes", status == 0);
    say("the parent's global is as it was", global == 1);
    say("the parent's stack is as it was", local == 10);
    say("the parent's heap is as it was", *heap == 100);
    say("the addresses are the same in both", memcmp(addresses, childs, sizeof childs) == 0);
    return 0;
}
