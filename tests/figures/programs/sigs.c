#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
volatile sig_atomic_t n;
static void on_usr1(int s) { n++; }
int main(void) {
    struct sigaction sa = { .sa_handler = on_usr1 };
    sigaction(SIGUSR1, &sa, NULL);
    sigset_t block, old;
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigaddset(&block, SIGTERM);
    sigprocmask(SIG_BLOCK, &block, &old);
    pid_t child = fork();
    if (child == 0) {
        kill(getppid(), SIGUSR1);
        kill(getppid(), SIGTERM);
        pause();
    }
    sleep(1);
    sigdelset(&block, SIGUSR1);
    sigprocmask(SIG_UNBLOCK, &(sigset_t){0}, NULL);
    sigsuspend(&old);
    kill(child, SIGKILL);
    wait(NULL);
    return 0;
}
