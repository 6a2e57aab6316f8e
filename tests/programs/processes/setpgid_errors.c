//@ native
// setpgid's rules: own children before exec, same session, no session leader.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status, p[2];
    char c;
    pipe(p);
    say("a negative group: EINVAL", setpgid(0, -1) == -1 && errno == EINVAL);
    say("a process that is not there: ESRCH", setpgid(999999, 0) == -1 && errno == ESRCH);
    pid_t pid = fork();
    if (pid == 0) {
        setsid();
        write(p[1], "x", 1);
        pause();
    }
    read(p[0], &c, 1);
    say("a child in another session: EPERM", setpgid(pid, 0) == -1 && errno == EPERM);
    kill(pid, SIGKILL);
    wait(&status);
    pid = fork();
    if (pid == 0) {
        execl("/bin/sleep", "sleep", "100", NULL);
        _exit(1);
    }
    usleep(50000);
    say("a child that has called exec: EACCES", setpgid(pid, 0) == -1 && errno == EACCES);
    kill(pid, SIGKILL);
    wait(&status);
    pid = fork();
    if (pid == 0)
        _exit(setpgid(0, 999999) == -1 && errno == EPERM ? 0 : 1);
    wait(&status);
    say("a group that is not there: EPERM", status == 0);
    say("getpgid of nobody: ESRCH", getpgid(999999) == -1 && errno == ESRCH);
    say("getsid of nobody: ESRCH", getsid(999999) == -1 && errno == ESRCH);
    return 0;
}
