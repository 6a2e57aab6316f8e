//@ native
/* sigaction(2): a structure on the stack whose three members are set, as every book does it. Nothing is told of it. */
#include <signal.h>
#include <stdio.h>

static void handler(int number)
{
    printf("signal %d\n", number);
}

int main(void)
{
    struct sigaction action, old;
    action.sa_handler = handler;
    action.sa_flags = 0;
    sigemptyset(&action.sa_mask);
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    sigaction(SIGUSR1, NULL, &old);
    printf("%d\n", old.sa_handler == handler);
    return 0;
}
