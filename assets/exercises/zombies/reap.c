#include "server.h"

void reap(int signal) {
    (void)signal;
    if (wait(NULL) > 0) gone++;
}
