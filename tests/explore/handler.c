/* A handler and what it interrupts share a counter. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
volatile int n;
static void on(int s) { n = n + 1; }
int main(void)
{
    pid_t me = getpid();
    signal(SIGUSR1, on);
    if (fork() == 0) {
        kill(me, SIGUSR1);
        _exit(0);
    }
    n = n + 1;
    while (wait(NULL) < 0)
        ;
    printf("%d\n", n);
    return 0;
}
