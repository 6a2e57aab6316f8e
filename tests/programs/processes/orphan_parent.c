//@ native
// When a parent ends, its child's getppid changes: somebody else adopts it.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2], q[2];
    char c;
    pipe(p);
    pipe(q);
    if (fork() == 0) {
        pid_t me = getpid();
        if (fork() == 0) {
            pid_t before = getppid();
            write(q[1], "r", 1);
            while (getppid() == before)
                usleep(1000);
            char same = before == me ? 'y' : 'n';
            write(p[1], &same, 1);
            write(p[1], getppid() != me ? "y" : "n", 1);
            _exit(0);
        }
        read(q[0], &c, 1);
        _exit(0);
    }
    wait(NULL);
    read(p[0], &c, 1);
    say("before, the parent is the one that forked", c == 'y');
    read(p[0], &c, 1);
    say("after its end it is another", c == 'y');
    return 0;
}
