//@ deadlock: sigsuspend
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t ready;

static void note(int signal) {
    (void)signal;
    ready = 1;
}

int main(void) {
    signal(SIGUSR1, note);
    sigset_t old;
    sigemptyset(&old);
    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    while (!ready) sigsuspend(&old);
    puts("ready");
    wait(NULL);
    return 0;
}
