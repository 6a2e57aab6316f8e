#include <signal.h>
#include <stdio.h>
void handler() { puts("x"); }
int bad(char *s) { return 0; }
int main(void)
{
    signal(SIGINT, handler());
    signal(SIGINT, bad);
    signal("SIGINT", handler);
    struct sigaction sa;
    sa.sa_handler = &handler;
    sa.handler = handler;
    sigaction(SIGINT, sa, NULL);
    signal(SIGITN, handler);
    return 0;
}
