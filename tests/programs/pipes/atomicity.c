//@ native
// Writes of up to PIPE_BUF bytes are all or nothing; larger ones may be cut.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2];
    static char buf[70000];
    pipe(p);
    fcntl(p[1], F_SETFL, O_NONBLOCK);
    say("PIPE_BUF is 4096", PIPE_BUF == 4096 && fpathconf(p[0], _PC_PIPE_BUF) == 4096);
    say("a write larger than the pipe is cut", write(p[1], buf, 70000) == 65536);
    read(p[0], buf, 4000);
    say("less than a page was freed: a write of 4096 does not fit", write(p[1], buf, 4096) == -1 && errno == EAGAIN);
    read(p[0], buf, 96);
    say("a page is free: now it does", write(p[1], buf, 4096) == 4096);
    say("and then nothing", write(p[1], buf, 1) == -1 && errno == EAGAIN);
    return 0;
}
