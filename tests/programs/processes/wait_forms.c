//@ native
// waitpid by pid, by group, by any child; WNOHANG; errors.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status;
    say("no children: ECHILD", wait(&status) == -1 && errno == ECHILD);
    pid_t a = fork();
    if (a == 0) { setpgid(0, 0); pause(); }
    setpgid(a, a);
    pid_t b = fork();
    if (b == 0) { pause(); }
    say("WNOHANG with nobody ended gives 0", waitpid(-1, &status, WNOHANG) == 0);
    kill(b, SIGTERM);
    say("pid 0 means the own group", waitpid(0, &status, 0) == b);
    say("killed by SIGTERM", WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM && !WIFEXITED(status));
    say("then nobody of the own group is left", waitpid(0, &status, 0) == -1 && errno == ECHILD);
    kill(a, SIGKILL);
    say("-pgid means that group", waitpid(-a, &status, 0) == a && WTERMSIG(status) == SIGKILL);
    say("a pid that is no child: ECHILD", waitpid(getppid(), &status, 0) == -1 && errno == ECHILD);
    say("unknown options: EINVAL", waitpid(-1, &status, 0x400) == -1 && errno == EINVAL);
    return 0;
}
