//@ native
// signalfd gives blocked signals as data.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    sigset_t set;
    struct signalfd_siginfo i;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    int s = signalfd(-1, &set, SFD_NONBLOCK);
    say("nothing: EAGAIN", read(s, &i, sizeof i) == -1 && errno == EAGAIN);
    raise(SIGUSR1);
    struct pollfd f = { s, POLLIN, 0 };
    say("poll sees it", poll(&f, 1, 0) == 1);
    say("read takes it", read(s, &i, sizeof i) == 128 && i.ssi_signo == SIGUSR1 && i.ssi_pid == (unsigned)getpid());
    sigset_t pending;
    sigpending(&pending);
    say("it is no longer pending", !sigismember(&pending, SIGUSR1));
    pid_t pid = fork();
    if (pid == 0)
        _exit(6);
    poll(&f, 1, -1);
    read(s, &i, sizeof i);
    say("a child's end", i.ssi_signo == SIGCHLD && i.ssi_pid == (unsigned)pid && i.ssi_status == 6);
    wait(NULL);
    say("too small a buffer: EINVAL", read(s, &i, 10) == -1 && errno == EINVAL);
    return 0;
}
