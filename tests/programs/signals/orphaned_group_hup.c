//@ native
// When a group becomes orphaned while a member is stopped, it gets SIGHUP and SIGCONT.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int out;
static void hup(int s) { write(out, "H", 1); }
static void cont(int s) { write(out, "C", 1); }
int main(void)
{
    int p[2], status;
    char got[8] = "", c;
    pipe(p);
    out = p[1];
    if (fork() == 0) {
        setsid();
        pid_t kid = fork();
        if (kid == 0) {
            signal(SIGHUP, hup);
            signal(SIGCONT, cont);
            setpgid(0, 0);
            raise(SIGSTOP);
            write(out, "e", 1);
            _exit(0);
        }
        waitpid(kid, &status, WUNTRACED);
        _exit(0);
    }
    close(p[1]);
    wait(NULL);
    int n = 0;
    while (n < 7 && read(p[0], &c, 1) == 1)
        got[n++] = c;
    say("SIGHUP came", strchr(got, 'H') != NULL);
    say("SIGCONT came", strchr(got, 'C') != NULL);
    say("and it went on to its end", strchr(got, 'e') != NULL);
    return 0;
}
