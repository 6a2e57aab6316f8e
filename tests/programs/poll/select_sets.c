//@ native
// select: which of several are ready; time-outs; bad descriptors.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/select.h>
#include <sys/time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int a[2], b[2];
    fd_set r, w;
    struct timeval none = { 0, 0 }, bit = { 0, 10000 };
    pipe(a);
    pipe(b);
    write(b[1], "x", 1);
    FD_ZERO(&r);
    FD_SET(a[0], &r);
    FD_SET(b[0], &r);
    FD_ZERO(&w);
    FD_SET(a[1], &w);
    int n = select(b[1] + 1, &r, &w, NULL, &none);
    say("one to read, one to write", n == 2);
    say("the right ones", !FD_ISSET(a[0], &r) && FD_ISSET(b[0], &r) && FD_ISSET(a[1], &w));
    FD_ZERO(&r);
    FD_SET(a[0], &r);
    say("nothing: 0 after the time", select(a[0] + 1, &r, NULL, NULL, &bit) == 0);
    say("and the set is empty", !FD_ISSET(a[0], &r));
    say("Linux leaves what is left of the time: none", bit.tv_sec == 0 && bit.tv_usec == 0);
    close(a[1]);
    FD_SET(a[0], &r);
    say("end of file is ready to read", select(a[0] + 1, &r, NULL, NULL, NULL) == 1);
    FD_SET(50, &r);
    say("a closed one: EBADF", select(51, &r, NULL, NULL, &none) == -1 && errno == EBADF);
    say("a negative number: EINVAL", select(-1, NULL, NULL, NULL, &none) == -1 && errno == EINVAL);
    say("without descriptors it is a sleep", select(0, NULL, NULL, NULL, &(struct timeval){ 0, 1000 }) == 0);
    return 0;
}
