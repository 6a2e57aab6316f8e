//@ native
// timerfd: read tells how often it ran out, and waits.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    uint64_t n;
    int t = timerfd_create(CLOCK_MONOTONIC, 0);
    struct itimerspec every = { { 0, 50000000 }, { 0, 50000000 } }, left;
    timerfd_settime(t, 0, &every, NULL);
    struct pollfd f = { t, POLLIN, 0 };
    say("not yet", poll(&f, 1, 0) == 0);
    say("read waits for the first", read(t, &n, 8) == 8 && n >= 1);
    usleep(170000);
    say("then it tells of three and more", read(t, &n, 8) == 8 && n >= 3);
    timerfd_gettime(t, &left);
    say("the interval", left.it_interval.tv_nsec == 50000000 && left.it_value.tv_nsec > 0);
    memset(&every, 0, sizeof every);
    timerfd_settime(t, 0, &every, NULL);
    fcntl(t, F_SETFL, O_NONBLOCK);
    say("disarmed: EAGAIN", read(t, &n, 8) == -1 && errno == EAGAIN);
    say("too small a buffer: EINVAL", read(t, &n, 4) == -1 && errno == EINVAL);
    return 0;
}
