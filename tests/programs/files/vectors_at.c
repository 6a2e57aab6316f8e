//@ native
/* preadv(2) and pwritev(2): several pieces at a place in the file, whose own offset stays where it is. */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static void say(const char *what, long r)
{
    int e = errno;
    printf("%s: %ld%s%s\n", what, r, r < 0 ? " " : "", r < 0 ? strerror(e) : "");
}

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", a[4] = "", b[8] = "";
    int f = mkstemp(name), p[2];
    pipe(p);
    struct iovec out[2] = { { "one ", 4 }, { "two three", 9 } }, in[2] = { { a, 3 }, { b, 7 } };
    say("written at 2", pwritev(f, out, 2, 2));
    say("own offset", lseek(f, 0, SEEK_CUR));
    say("read from 3", preadv(f, in, 2, 3));
    printf("%s|%s\n", a, b);
    say("past the end", preadv(f, in, 2, 100));
    say("before the beginning", preadv(f, in, 2, -1));
    say("a pipe", preadv(p[0], in, 2, 0));
    say("no descriptor", pwritev(99, out, 2, 0));
    say("no pieces", pwritev(f, out, 0, 0));
    say("fewer than none", pwritev(f, out, -1, 0));
    return unlink(name);
}
