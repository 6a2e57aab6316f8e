//@ busy-wait: again and again
#include "server.h"

void reap(int signal) {
    (void)signal;
    while (waitpid(-1, NULL, WNOHANG) != -1) gone = gone < 3 ? gone + 1 : 3;
}
