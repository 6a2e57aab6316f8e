//@ native
// What a shell does for `who | sort`: the same with programs of our own.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2];

    pipe(p);
    if (fork() == 0) {
        dup2(p[1], STDOUT_FILENO);
        close(p[0]);
        close(p[1]);
        printf("pear\napple\nfig\n");
        exit(0);
    }
    if (fork() == 0) {
        dup2(p[0], STDIN_FILENO);
        close(p[0]);
        close(p[1]);
        execlp("sort", "sort", (char *)NULL);
        _exit(127);
    }
    close(p[0]);
    close(p[1]);
    int status = 0;
    while (wait(&status) > 0)
        if (WEXITSTATUS(status) != 0)
            printf("a child failed: %d\n", WEXITSTATUS(status));
    printf("done\n");
    return 0;
}
