#include "server.h"
#include <assert.h>
#include <stdio.h>
#include <unistd.h>

volatile sig_atomic_t gone;

int main(void) {
    int stop[2];
    sigset_t chld, none;
    sigemptyset(&none);
    sigemptyset(&chld);
    sigaddset(&chld, SIGCHLD);
    sigprocmask(SIG_BLOCK, &chld, NULL);
    sigaction(SIGCHLD, &(struct sigaction){.sa_handler = reap}, NULL);
    pipe(stop);
    /* Two that end by themselves, and one that works until it is told to stop. */
    for (int i = 0; i < 3; i++) {
        if (fork() == 0) {
            char c;
            close(stop[1]);
            if (i == 2) read(stop[0], &c, 1);
            _exit(0);
        }
    }
    while (gone < 2) sigsuspend(&none);
    close(stop[1]);
    while (gone < 3) sigsuspend(&none);
    assert(wait(NULL) == -1);
    puts("all gone");
    return 0;
}
