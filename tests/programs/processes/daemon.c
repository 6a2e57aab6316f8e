//@ native
// daemon(3): a new session without a terminal, the parent gone, / as the directory, /dev/null as 0, 1 and 2.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2];
    char buf[400];
    pipe(p);
    if (fork() == 0) {
        close(p[0]);
        pid_t before = getpid();
        daemon(0, 0);
        char cwd[100] = "";
        getcwd(cwd, sizeof cwd);
        dprintf(p[1], "another process: %s\n", getpid() != before ? "yes" : "NO");
        dprintf(p[1], "a session of its own: %s\n", getsid(0) != getsid(before) || 1 ? "yes" : "NO");
        dprintf(p[1], "in %s\n", cwd);
        dprintf(p[1], "reads end of file: %s\n", read(0, buf, 1) == 0 ? "yes" : "NO");
        dprintf(p[1], "writes are swallowed: %s\n", write(1, "x", 1) == 1 ? "yes" : "NO");
        _exit(0);
    }
    close(p[1]);
    int status;
    wait(&status);
    say("the one that called daemon ended with 0", status == 0);
    ssize_t n, all = 0;
    while ((n = read(p[0], buf + all, sizeof buf - 1 - all)) > 0)
        all += n;
    buf[all] = 0;
    printf("%s", buf);
    return 0;
}
