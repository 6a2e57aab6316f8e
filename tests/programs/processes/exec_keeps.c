//@ native
// exec keeps pid, parent, group, open descriptors, ignored signals, mask, pending signals and the alarm; caught signals
// are reset.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void handler(int s) { (void)s; }
int main(int argc, char **argv)
{
    if (argc == 1) {
        char pid[20], *again[] = { argv[0], pid, NULL };
        int fd = open("/dev/null", O_RDONLY), gone = open("/dev/null", O_RDONLY | O_CLOEXEC);
        sigset_t set;
        signal(SIGUSR1, handler);
        signal(SIGHUP, SIG_IGN);
        sigemptyset(&set);
        sigaddset(&set, SIGUSR2);
        sigprocmask(SIG_BLOCK, &set, NULL);
        raise(SIGUSR2);
        alarm(50);
        snprintf(pid, sizeof pid, "%d", getpid());
        dup2(fd, 20);
        dup2(gone, 21);
        fcntl(21, F_SETFD, FD_CLOEXEC);
        execv("/proc/self/exe", again);
        return 1;
    }
    struct sigaction sa;
    sigset_t set;
    say("the pid stays", atoi(argv[1]) == getpid());
    sigaction(SIGUSR1, NULL, &sa);
    say("a caught signal is back to its default", sa.sa_handler == SIG_DFL);
    sigaction(SIGHUP, NULL, &sa);
    say("an ignored one stays ignored", sa.sa_handler == SIG_IGN);
    sigprocmask(SIG_BLOCK, NULL, &set);
    say("the mask stays", sigismember(&set, SIGUSR2) == 1);
    sigpending(&set);
    say("pending signals stay", sigismember(&set, SIGUSR2) == 1);
    say("the alarm stays", alarm(0) > 40);
    say("an open descriptor stays open", fcntl(20, F_GETFD) == 0);
    say("one with close-on-exec is closed", fcntl(21, F_GETFD) == -1 && errno == EBADF);
    return 0;
}
