//@ native
// poll's events for pipes: POLLIN, POLLOUT, POLLHUP, POLLERR, POLLNVAL.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2], q[2];
    static char full[65536];
    pipe(p);
    pipe(q);
    struct pollfd f[3] = { { p[0], POLLIN, 0 }, { p[1], POLLOUT, 0 }, { -1, POLLIN, 77 } };
    say("empty: only the writer", poll(f, 3, 0) == 1 && f[0].revents == 0 && f[1].revents == POLLOUT);
    say("a negative descriptor is left out", f[2].revents == 0);
    write(p[1], full, sizeof full);
    say("full: only the reader", poll(f, 2, 0) == 1 && f[0].revents == POLLIN && f[1].revents == 0);
    close(p[1]);
    poll(f, 1, 0);
    say("the writer gone, data left: POLLIN and POLLHUP", f[0].revents == (POLLIN | POLLHUP));
    while (read(p[0], full, sizeof full) > 0)
        ;
    poll(f, 1, 0);
    say("nothing left: POLLHUP", f[0].revents == POLLHUP);
    close(q[0]);
    f[0] = (struct pollfd){ q[1], POLLOUT, 0 };
    poll(f, 1, 0);
    say("the reader gone: POLLERR", f[0].revents & POLLERR);
    f[0] = (struct pollfd){ 99, POLLIN, 0 };
    say("closed: POLLNVAL", poll(f, 1, 0) == 1 && f[0].revents == POLLNVAL);
    int file = open("/dev/null", O_RDWR);
    f[0] = (struct pollfd){ file, POLLIN | POLLOUT, 0 };
    say("/dev/null is always ready", poll(f, 1, 0) == 1 && f[0].revents == (POLLIN | POLLOUT));
    return 0;
}
