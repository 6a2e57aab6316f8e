//@ native
/* clone(2) says by which signal a child tells of its end; wait(2) passes by those that do it by another than SIGCHLD, unless
   it is told to look for them. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char stack[65536];
static volatile sig_atomic_t came;

static void note(int s) { came = s; }
static int child(void *status) { return *(int *)status; }
static int sleeper(void *status) { usleep(20000); return *(int *)status; }

static void say(const char *what, int r)
{
    int e = errno;
    printf("%s: %s%s%s\n", what, r > 0 ? "a child" : r == 0 ? "none yet" : "fails", r < 0 ? ", " : "", r < 0 ? strerror(e) : "");
}

int main(void)
{
    int status = 0, seven = 7, tid = 0;
    signal(SIGUSR1, note);
    signal(SIGCHLD, note);
    pid_t pid = clone(child, stack + sizeof stack, SIGUSR1 | CLONE_PARENT_SETTID, &seven, &tid);
    printf("its number is told: %d\n", tid == pid);
    say("wait", wait(&status));
    say("__WCLONE", waitpid(-1, &status, __WCLONE));
    printf("status %d, by SIGUSR1: %d\n", WEXITSTATUS(status), came == SIGUSR1);

    came = 0;
    clone(child, stack + sizeof stack, 0, &seven);
    say("wait", waitpid(-1, &status, 0));
    say("__WALL", waitpid(-1, &status, __WALL));
    printf("no signal: %d\n", came == 0);

    clone(child, stack + sizeof stack, SIGCHLD, &seven);
    say("__WCLONE", waitpid(-1, &status, __WCLONE));
    say("wait", wait(&status));
    printf("by SIGCHLD: %d\n", came == SIGCHLD);

    clone(sleeper, stack + sizeof stack, SIGUSR1, &seven);
    say("not yet", waitpid(-1, &status, __WCLONE | WNOHANG));
    siginfo_t info;
    say("waitid", waitid(P_ALL, 0, &info, WEXITED) == 0 ? 1 : -1);
    while (waitpid(-1, &status, __WCLONE) < 0 && errno == EINTR)
        ;
    say("nobody left", waitpid(-1, &status, __WALL));
    say("no such flag", waitpid(-1, &status, 0x100));
    return 0;
}
