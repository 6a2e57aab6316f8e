//@ native
// eventfd adds what is written; a read takes all, or one as a semaphore.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    uint64_t v = 0;
    int e = eventfd(3, EFD_NONBLOCK), s = eventfd(2, EFD_SEMAPHORE | EFD_NONBLOCK);
    v = 4;
    write(e, &v, 8);
    say("3 + 4 = 7", read(e, &v, 8) == 8 && v == 7);
    say("zero: EAGAIN", read(e, &v, 8) == -1 && errno == EAGAIN);
    say("as a semaphore: one at a time", read(s, &v, 8) == 8 && v == 1 && read(s, &v, 8) == 8 && v == 1 && read(s, &v, 8) == -1);
    v = UINT64_MAX;
    say("the largest number: EINVAL", write(e, &v, 8) == -1 && errno == EINVAL);
    v = UINT64_MAX - 1;
    say("one less fits", write(e, &v, 8) == 8);
    v = 1;
    say("over it: EAGAIN", write(e, &v, 8) == -1 && errno == EAGAIN);
    say("less than eight bytes: EINVAL", write(e, &v, 4) == -1 && errno == EINVAL);
    struct pollfd f = { e, POLLIN | POLLOUT, 0 };
    poll(&f, 1, 0);
    say("full: to read, not to write", f.revents == POLLIN);
    return 0;
}
