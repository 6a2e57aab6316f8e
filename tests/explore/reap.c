/* Two children, and a handler of SIGCHLD: signals do not queue (Bryant and O'Hallaron, 8.5.5). */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
volatile sig_atomic_t reaped;

void handler(int sig)
{
    (void)sig;
#ifdef ONE
    if (waitpid(-1, NULL, 0) > 0)
        reaped++;
#else
    while (waitpid(-1, NULL, WNOHANG) > 0)
        reaped++;
#endif
}

int main(void)
{
    sigset_t chld, old;
    signal(SIGCHLD, handler);
    sigemptyset(&chld);
    sigaddset(&chld, SIGCHLD);
    sigprocmask(SIG_BLOCK, &chld, &old);
    for (int i = 0; i < 2; i++)
        if (fork() == 0)
            _exit(0);
    while (reaped < 2)
        sigsuspend(&old);
    printf("%d\n", (int)reaped);
    return 0;
}
