#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

/* How many children have ended and been waited for. */
extern volatile sig_atomic_t gone;

/* The handler of SIGCHLD. */
void reap(int signal);
