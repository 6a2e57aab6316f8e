//@ native
// RLIMIT_FSIZE: a write beyond it is cut, the next one brings SIGXFSZ or EFBIG.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int got;
static void handler(int s) { got = s; }
int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", buf[100];
    int fd = mkstemp(name);
    unlink(name);
    memset(buf, 'x', sizeof buf);
    signal(SIGXFSZ, handler);
    struct rlimit r = { 150, RLIM_INFINITY };
    setrlimit(RLIMIT_FSIZE, &r);
    say("the first hundred bytes fit", write(fd, buf, 100) == 100);
    say("of the next, fifty", write(fd, buf, 100) == 50);
    say("then EFBIG", write(fd, buf, 100) == -1 && errno == EFBIG);
    say("with SIGXFSZ", got == SIGXFSZ);
    return 0;
}
