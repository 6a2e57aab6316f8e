//@ native
// The environment: changed here, seen by children, not by parents; execle replaces it.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

extern char **environ;
int main(void)
{
    int status;
    setenv("RING", "one", 1);
    setenv("RING", "two", 0);
    printf("RING=%s\n", getenv("RING"));
    fflush(stdout);
    system("echo child sees $RING; RING=three");
    printf("RING=%s\n", getenv("RING"));
    unsetenv("RING");
    say("unset", getenv("RING") == NULL);
    char put[] = "SIDE=a";
    putenv(put);
    put[5] = 'b';
    say("putenv keeps the string itself", strcmp(getenv("SIDE"), "b") == 0);
    say("a name with = is refused", setenv("A=B", "c", 1) == -1 && errno == EINVAL);
    fflush(stdout);
    if (fork() == 0) {
        char *only[] = { "ONLY=this", NULL };
        execle("/bin/sh", "sh", "-c", "echo $ONLY $SIDE.", NULL, only);
        _exit(127);
    }
    wait(&status);
    clearenv();
    say("cleared", environ == NULL || *environ == NULL);
    return 0;
}
