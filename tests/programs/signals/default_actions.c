//@ native
// The default action of some signals.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int sigs[] = { SIGHUP, SIGINT, SIGUSR1, SIGALRM, SIGTERM, SIGPIPE, SIGCHLD, SIGURG, SIGWINCH, SIGCONT };
    for (unsigned i = 0; i < sizeof sigs / sizeof *sigs; i++) {
        int s;
        pid_t p = fork();
        if (p == 0) {
            raise(sigs[i]);
            _exit(0);
        }
        waitpid(p, &s, 0);
        if (WIFSIGNALED(s))
            printf("%d: terminated by %d\n", sigs[i], WTERMSIG(s));
        else
            printf("%d: ignored\n", sigs[i]);
    }
    return 0;
}
