//@ native
// A child asks for its parent before or after the parent has ended.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int p[2];
    char answer = '?';
    pipe(p);
    pid_t middle = fork();
    if (middle == 0) {
        pid_t me = getpid();
        if (fork() == 0) {
            char c = getppid() == me ? 'p' : 'o';
            write(p[1], &c, 1);
            _exit(0);
        }
        _exit(0);
    }
    read(p[0], &answer, 1);
    printf("%s\n", answer == 'p' ? "its own parent" : "an orphan");
    wait(NULL);
    return 0;
}
