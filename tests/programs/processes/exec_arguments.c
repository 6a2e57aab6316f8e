//@ native
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;

    if (fork() == 0) {
        execlp("echo", "echo", "from", "echo", (char *)NULL);
        perror("execlp");
        _exit(127);
    }
    wait(&status);
    printf("echo gave %d\n", WEXITSTATUS(status));
    fflush(stdout);
    if (fork() == 0) {
        char *args[] = { "nowhere", NULL };
        execvp("no-such-program", args);
        perror("execvp");
        _exit(127);
    }
    wait(&status);
    printf("the other gave %d\n", WEXITSTATUS(status));
    return 0;
}
