//@ native
// EINTR without SA_RESTART; with it read and wait go on, sleep, pause and poll do not.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/select.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int count;
static void h(int s) { count++; }
static void later(void)
{
    struct itimerval t = { { 0, 0 }, { 0, 20000 } };
    setitimer(ITIMER_REAL, &t, NULL);
}
int main(void)
{
    int p[2];
    char c;
    struct sigaction sa = { .sa_handler = h };
    pipe(p);
    sigaction(SIGALRM, &sa, NULL);
    later();
    say("read without SA_RESTART: EINTR", read(p[0], &c, 1) == -1 && errno == EINTR && count == 1);
    sa.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &sa, NULL);
    if (fork() == 0) {
        usleep(60000);
        write(p[1], "x", 1);
        usleep(60000);
        _exit(0);
    }
    later();
    say("read with SA_RESTART goes on", read(p[0], &c, 1) == 1 && count == 2);
    later();
    say("wait, too", wait(NULL) > 0 && count == 3);
    later();
    say("pause does not", pause() == -1 && errno == EINTR);
    later();
    say("nanosleep does not", nanosleep(&(struct timespec){ 1, 0 }, NULL) == -1 && errno == EINTR);
    later();
    struct pollfd f = { p[0], POLLIN, 0 };
    say("poll does not", poll(&f, 1, 1000) == -1 && errno == EINTR);
    later();
    fd_set set;
    FD_ZERO(&set);
    FD_SET(p[0], &set);
    say("select does not", select(p[0] + 1, &set, NULL, NULL, NULL) == -1 && errno == EINTR);
    return 0;
}
