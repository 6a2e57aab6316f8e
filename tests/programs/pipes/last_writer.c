//@ native
// End of file comes only when the last descriptor for the write end is closed, in whatever process it is.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2];
    char c;
    pipe(p);
    int copy = dup(p[1]);
    if (fork() == 0) {
        close(p[0]);
        close(copy);
        usleep(30000);
        write(p[1], "c", 1);
        _exit(0);
    }
    close(p[1]);
    close(copy);
    fcntl(p[0], F_SETFL, O_NONBLOCK);
    say("the child has it open: not the end", read(p[0], &c, 1) == -1 && errno == EAGAIN);
    fcntl(p[0], F_SETFL, 0);
    say("what it writes arrives", read(p[0], &c, 1) == 1 && c == 'c');
    say("its exit closes it: end of file", read(p[0], &c, 1) == 0);
    wait(NULL);
    return 0;
}
