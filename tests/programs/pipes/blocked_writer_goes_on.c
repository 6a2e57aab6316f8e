//@ native
// A writer that does not fit waits, puts in what fits, and returns only when all is written.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2], status;
    static char buf[100000];
    pipe(p);
    if (fork() == 0) {
        close(p[0]);
        _exit(write(p[1], buf, sizeof buf) == sizeof buf ? 0 : 1);
    }
    close(p[1]);
    usleep(20000);
    say("it has not ended while the pipe is full", waitpid(-1, &status, WNOHANG) == 0);
    ssize_t n, all = 0;
    while ((n = read(p[0], buf, 7777)) > 0)
        all += n;
    say("every byte arrived", all == sizeof buf);
    wait(&status);
    say("one write wrote them all", status == 0);
    return 0;
}
