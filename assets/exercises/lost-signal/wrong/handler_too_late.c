//@ exit: exit status 138
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
    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    signal(SIGUSR1, note);
    while (!ready) pause();
    puts("ready");
    wait(NULL);
    return 0;
}
