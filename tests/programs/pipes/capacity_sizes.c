//@ native
// pipe(7): 65,536 bytes by default; F_SETPIPE_SZ rounds up to a power of two of pages, and not below what is in it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2];
    char page[4096] = { 0 };
    pipe(p);
    say("the capacity is 65536", fcntl(p[0], F_GETPIPE_SZ) == 65536);
    say("set to one page", fcntl(p[1], F_SETPIPE_SZ, 1) == 4096);
    say("set to 5000: two pages", fcntl(p[1], F_SETPIPE_SZ, 5000) == 8192);
    fcntl(p[1], F_SETFL, O_NONBLOCK);
    write(p[1], page, 4096);
    write(p[1], page, 4096);
    say("full", write(p[1], page, 1) == -1 && errno == EAGAIN);
    say("below what is in it: EBUSY", fcntl(p[1], F_SETPIPE_SZ, 4096) == -1 && errno == EBUSY);
    int left;
    ioctl(p[0], FIONREAD, &left);
    say("FIONREAD says how much waits", left == 8192);
    say("only pipes have a capacity: EBADF", fcntl(open("/dev/null", O_RDONLY), F_GETPIPE_SZ) == -1 && errno == EBADF);
    return 0;
}
