//@ native
// Background readers of a terminal get SIGTTIN, orphaned groups EIO: here the rules that need no terminal.
// A stop signal from the terminal does nothing to an orphaned group; SIGSTOP does.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2], status;
    char c;
    pipe(p);
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            // This group has no parent in its session outside itself once the leader has ended.
            setpgid(0, 0);
            while (getppid() != 1)
                usleep(1000);
            write(p[1], "a", 1);
            raise(SIGTSTP);
            write(p[1], "b", 1);
            raise(SIGTTIN);
            write(p[1], "c", 1);
            _exit(0);
        }
        _exit(0);
    }
    close(p[1]);
    wait(&status);
    char got[4] = "";
    int n = 0;
    while (n < 3 && read(p[0], &c, 1) == 1)
        got[n++] = c;
    say("SIGTSTP and SIGTTIN do not stop an orphaned group", strcmp(got, "abc") == 0);
    return 0;
}
