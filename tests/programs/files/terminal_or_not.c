//@ native
// isatty and friends for what is no terminal.
//
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int fd = open("/dev/null", O_RDONLY), p[2];
    struct termios t;
    pipe(p);
    say("/dev/null is none: ENOTTY", isatty(fd) == 0 && errno == ENOTTY);
    say("a pipe is none", isatty(p[0]) == 0);
    say("a closed descriptor: EBADF", isatty(99) == 0 && errno == EBADF);
    say("tcgetattr: ENOTTY", tcgetattr(p[0], &t) == -1 && errno == ENOTTY);
    say("tcgetpgrp: ENOTTY", tcgetpgrp(p[0]) == -1 && errno == ENOTTY);
    say("ttyname: none", ttyname(fd) == NULL);
    return 0;
}
