//@ native
// open of a FIFO waits until the other side comes.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char c, *name = "/tmp/ringside_fifo_a";
    int p[2];
    unlink(name);
    pipe(p);
    say("mkfifo", mkfifo(name, 0600) == 0);
    if (fork() == 0) {
        int fd = open(name, O_WRONLY);
        write(p[1], "o", 1);
        write(fd, "data", 4);
        _exit(0);
    }
    fcntl(p[0], F_SETFL, O_NONBLOCK);
    usleep(20000);
    say("the writer waits in open", read(p[0], &c, 1) == -1 && errno == EAGAIN);
    int fd = open(name, O_RDONLY);
    char buf[10];
    say("both are there: data flows", read(fd, buf, 10) == 4);
    say("the writer has gone: end of file", read(fd, buf, 10) == 0);
    wait(NULL);
    unlink(name);
    return 0;
}
