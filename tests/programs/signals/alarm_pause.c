//@ native
//@ exit: 142
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void on_alarm(int number)
{
    (void)number;
}

int main(void)
{
    signal(SIGALRM, on_alarm);
    alarm(1);
    printf("pause gave %d\n", pause());
    printf("left of an alarm of 10: %u\n", (alarm(10), alarm(0)));
    fflush(stdout);
    signal(SIGALRM, SIG_DFL);
    alarm(1);
    for (;;)
        ;
}
