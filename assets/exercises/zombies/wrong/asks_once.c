//@ deadlock: sigsuspend
#include "server.h"

void reap(int signal) {
    (void)signal;
    if (waitpid(-1, NULL, WNOHANG) > 0) gone++;
}
