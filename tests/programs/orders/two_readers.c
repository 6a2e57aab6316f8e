//@ native
// Two processes read from one pipe: either may get the first line, and the other gets the second.
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int p[2], status[2];
    pid_t child[2];
    pipe(p);
    for (int i = 0; i < 2; i++)
        if ((child[i] = fork()) == 0) {
            char line[6];
            read(p[0], line, 6);
            _exit(line[0]);
        }
    write(p[1], "first\n", 6);
    write(p[1], "later\n", 6);
    for (int i = 0; i < 2; i++)
        waitpid(child[i], &status[i], 0);
    printf("the one read %c, the other %c\n", WEXITSTATUS(status[0]), WEXITSTATUS(status[1]));
    return 0;
}
