//@ native
// What a shell does for `printf | tr | cat -n`-like lines: three processes, two pipes, every end closed.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int a[2], b[2], status, n = 0;
    pipe(a);
    if (fork() == 0) {
        dup2(a[1], 1);
        close(a[0]);
        close(a[1]);
        execlp("printf", "printf", "one\\ntwo\\nthree\\n", NULL);
        _exit(127);
    }
    close(a[1]);
    pipe(b);
    if (fork() == 0) {
        dup2(a[0], 0);
        dup2(b[1], 1);
        close(a[0]);
        close(b[0]);
        close(b[1]);
        execlp("tr", "tr", "a-z", "A-Z", NULL);
        _exit(127);
    }
    close(a[0]);
    close(b[1]);
    if (fork() == 0) {
        dup2(b[0], 0);
        close(b[0]);
        execlp("sort", "sort", "-r", NULL);
        _exit(127);
    }
    close(b[0]);
    while (wait(&status) > 0)
        n += status == 0;
    printf("%d of them ended with 0\n", n);
    return 0;
}
