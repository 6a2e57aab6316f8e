//@ native
// What is left of a sleep that a signal cuts short.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void h(int s) { }
int main(void)
{
    struct timespec want = { 2, 500000000 }, left = { 9, 9 };
    signal(SIGALRM, h);
    alarm(1);
    say("nanosleep gives the rest", nanosleep(&want, &left) == -1 && errno == EINTR && left.tv_sec <= 1);
    alarm(1);
    unsigned rest = sleep(4);
    say("sleep gives what is left in seconds", rest == 2 || rest == 3);
    say("alarm gives what was left", (alarm(10), alarm(0)) == 10);
    say("no alarm: 0", alarm(0) == 0);
    say("more than a second: EINVAL", nanosleep(&(struct timespec){ 0, 1000000000 }, NULL) == -1 && errno == EINVAL);
    return 0;
}
