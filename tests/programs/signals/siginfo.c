//@ native
// SA_SIGINFO: who sent it, how, with what value.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static siginfo_t got;
static void h(int s, siginfo_t *i, void *u) { got = *i; }
int main(void)
{
    int status;
    struct sigaction sa = { .sa_sigaction = h, .sa_flags = SA_SIGINFO };
    sigaction(SIGUSR1, &sa, NULL);
    sigaction(SIGRTMIN, &sa, NULL);
    sigaction(SIGCHLD, &sa, NULL);
    kill(getpid(), SIGUSR1);
    say("kill: SI_USER and the sender", got.si_signo == SIGUSR1 && got.si_code == SI_USER && got.si_pid == getpid() && got.si_uid == getuid());
    raise(SIGUSR1);
    say("raise: SI_TKILL", got.si_code == SI_TKILL && got.si_pid == getpid());
    sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = 77 });
    say("sigqueue: SI_QUEUE and a value", got.si_code == SI_QUEUE && got.si_value.sival_int == 77);
    pid_t pid = fork();
    if (pid == 0)
        _exit(5);
    waitpid(pid, &status, 0);
    say("a child's end: CLD_EXITED, its pid and status", got.si_signo == SIGCHLD && got.si_code == CLD_EXITED && got.si_pid == pid && got.si_status == 5);
    pid = fork();
    if (pid == 0)
        pause();
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    say("killed: CLD_KILLED and the signal", got.si_code == CLD_KILLED && got.si_status == SIGKILL);
    return 0;
}
