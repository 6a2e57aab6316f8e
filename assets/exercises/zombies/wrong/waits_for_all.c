//@ deadlock: wait4
#include "server.h"

void reap(int signal) {
    (void)signal;
    while (wait(NULL) > 0) gone++;
}
