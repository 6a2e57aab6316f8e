//@ deadlock: pause
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
    sigset_t usr1, old;
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr1, &old);
    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    while (!ready) {
        sigprocmask(SIG_SETMASK, &old, NULL);
        pause();
        sigprocmask(SIG_BLOCK, &usr1, NULL);
    }
    puts("ready");
    wait(NULL);
    return 0;
}
