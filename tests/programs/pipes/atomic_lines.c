//@ native
// Lines of up to PIPE_BUF bytes from several writers never mix.
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int fd[2], i, bad = 0, lines = 0;
    char line[101];
    pipe(fd);
    for (i = 0; i < 3; i++)
        if (fork() == 0) {
            memset(line, 'a' + i, 100);
            for (int k = 0; k < 50; k++)
                write(fd[1], line, 100);
            _exit(0);
        }
    close(fd[1]);
    FILE *f = fdopen(fd[0], "r");
    while (fread(line, 1, 100, f) == 100) {
        lines++;
        for (i = 1; i < 100; i++)
            if (line[i] != line[0])
                bad++;
    }
    while (wait(NULL) > 0)
        ;
    printf("%d lines, %d bad\n", lines, bad);
    return 0;
}
