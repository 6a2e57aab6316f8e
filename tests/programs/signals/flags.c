//@ native
// SA_RESETHAND, SA_NODEFER and the mask during a handler.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
static int depth, deepest, calls;
static void h(int s)
{
    calls++;
    depth++;
    if (depth > deepest)
        deepest = depth;
    if (calls < 3)
        raise(s);
    depth--;
}
int main(void)
{
    struct sigaction sa, old;
    memset(&sa, 0, sizeof sa);
    sa.sa_handler = h;
    sigaction(SIGUSR1, &sa, NULL);
    raise(SIGUSR1);
    printf("deferred: calls %d deepest %d\n", calls, deepest);
    calls = deepest = 0;
    sa.sa_flags = SA_NODEFER;
    sigaction(SIGUSR1, &sa, NULL);
    raise(SIGUSR1);
    printf("nodefer: calls %d deepest %d\n", calls, deepest);
    calls = 5;
    sa.sa_flags = SA_RESETHAND;
    sigaction(SIGUSR1, &sa, NULL);
    raise(SIGUSR1);
    sigaction(SIGUSR1, NULL, &old);
    printf("reset: %d\n", old.sa_handler == SIG_DFL);
    return 0;
}
