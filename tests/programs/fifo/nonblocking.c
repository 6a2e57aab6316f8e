//@ native
// O_NONBLOCK: a reader opens at once, a writer without a reader gets ENXIO.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char c, *name = "/tmp/ringside_fifo_b";
    unlink(name);
    mkfifo(name, 0600);
    say("no reader: ENXIO", open(name, O_WRONLY | O_NONBLOCK) == -1 && errno == ENXIO);
    int r = open(name, O_RDONLY | O_NONBLOCK);
    say("a reader opens at once", r >= 0);
    say("no writer yet: end of file", read(r, &c, 1) == 0);
    int w = open(name, O_WRONLY | O_NONBLOCK);
    say("now a writer may open", w >= 0);
    say("a writer, but no data: EAGAIN", read(r, &c, 1) == -1 && errno == EAGAIN);
    int both = open(name, O_RDWR);
    say("O_RDWR never waits", both >= 0);
    close(w);
    say("and counts as a writer", read(r, &c, 1) == -1 && errno == EAGAIN);
    unlink(name);
    return 0;
}
