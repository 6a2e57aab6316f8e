#include "server.h"

void reap(int signal) {
    (void)signal;
    while (waitpid(-1, NULL, WNOHANG) > 0) gone++;
}
