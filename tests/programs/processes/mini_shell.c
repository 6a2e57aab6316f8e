//@ native
//@ stdin: echo hello shell\nnosuchcommand\ntrue\nfalse\n
// The shell of the textbooks: read a line, fork, exec, wait.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char line[100];
    while (fgets(line, sizeof line, stdin)) {
        char *argv[10], *p = strtok(line, " \n");
        int n = 0, status;
        while (p && n < 9) {
            argv[n++] = p;
            p = strtok(NULL, " \n");
        }
        argv[n] = NULL;
        if (n == 0)
            continue;
        fflush(stdout);
        pid_t pid = fork();
        if (pid == 0) {
            execvp(argv[0], argv);
            printf("%s: %s\n", argv[0], strerror(errno));
            exit(127);
        }
        waitpid(pid, &status, 0);
        printf("[%s ended with %d]\n", argv[0], WEXITSTATUS(status));
    }
    return 0;
}
