//@ native
// readv and writev: several pieces of memory, one piece of the stream.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/uio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2];
    char a[3] = "", b[10] = "";
    pipe(p);
    struct iovec out[3] = { { "he", 2 }, { "", 0 }, { "llo", 3 } }, in[2] = { { a, 2 }, { b, 9 } };
    say("writev writes them in a row", writev(p[1], out, 3) == 5);
    say("readv fills one after the other", readv(p[0], in, 2) == 5);
    printf("%s|%s\n", a, b);
    say("a negative count: EINVAL", writev(p[1], out, -1) == -1 && errno == EINVAL);
    say("too many: EINVAL", writev(p[1], out, 1025) == -1 && errno == EINVAL);
    return 0;
}
