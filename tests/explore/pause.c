/* A signal that comes between the look and the pause is lost (sigsuspend(2) is for that). */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
volatile sig_atomic_t came;
static void on(int s) { came = 1; }

int main(void)
{
    sigset_t block, old;
    signal(SIGUSR1, on);
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
#ifdef RIGHT
    sigprocmask(SIG_BLOCK, &block, &old);
#endif
    pid_t parent = getpid();
    if (fork() == 0) {
        kill(parent, SIGUSR1);
        _exit(0);
    }
    while (!came)
#ifdef RIGHT
        sigsuspend(&old);
#else
        pause();
#endif
    puts("came");
    return 0;
}
