/* A shell's list of jobs: the handler takes a job off, main puts it on (Bryant and O'Hallaron, 8.5.6). */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
volatile sig_atomic_t jobs;

void handler(int sig)
{
    (void)sig;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        jobs--;
}

int main(void)
{
    signal(SIGCHLD, handler);
#ifdef BLOCK
    sigset_t chld, old;
    sigemptyset(&chld);
    sigaddset(&chld, SIGCHLD);
    sigprocmask(SIG_BLOCK, &chld, &old);
#endif
    if (fork() == 0)
        _exit(0);
    int before = jobs;
    jobs++;
#ifdef BLOCK
    sigprocmask(SIG_SETMASK, &old, NULL);
#endif
    if (before < 0)
        write(1, "off before on", 13);
    else
        write(1, "ok", 2);
    return 0;
}
