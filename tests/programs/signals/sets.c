//@ native
// The functions on sets, and what they refuse.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    sigset_t s;
    sigemptyset(&s);
    say("empty", sigismember(&s, SIGINT) == 0 && sigisemptyset(&s));
    say("add", sigaddset(&s, SIGINT) == 0 && sigismember(&s, SIGINT) == 1);
    say("delete", sigdelset(&s, SIGINT) == 0 && sigismember(&s, SIGINT) == 0);
    sigfillset(&s);
    say("full", sigismember(&s, SIGINT) == 1 && sigismember(&s, SIGRTMAX) == 1);
    say("signal 0: EINVAL", sigaddset(&s, 0) == -1 && errno == EINVAL);
    say("signal 65: EINVAL", sigismember(&s, 65) == -1 && errno == EINVAL);
    say("SIGKILL cannot be caught: EINVAL", sigaction(SIGKILL, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL) == -1 && errno == EINVAL);
    say("signal says so, too", signal(SIGSTOP, SIG_IGN) == SIG_ERR && errno == EINVAL);
    sigprocmask(SIG_SETMASK, &s, NULL);
    sigprocmask(SIG_SETMASK, NULL, &s);
    say("SIGKILL and SIGSTOP are not in a mask", !sigismember(&s, SIGKILL) && !sigismember(&s, SIGSTOP));
    say("a wrong how: EINVAL", sigprocmask(9, &s, NULL) == -1 && errno == EINVAL);
    printf("%d real-time signals from %d\n", SIGRTMAX - SIGRTMIN + 1, SIGRTMIN);
    printf("%s, %s, %s\n", strsignal(SIGINT), strsignal(SIGSEGV), strsignal(SIGRTMIN));
    printf("%s %s\n", sigabbrev_np(SIGTERM), sigdescr_np(SIGTERM));
    return 0;
}
