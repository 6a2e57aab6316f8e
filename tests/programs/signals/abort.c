//@ native
// abort runs a handler for SIGABRT and then ends the process all the same.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void h(int s) { (void)s; write(1, "handler\n", 8); }
int main(void)
{
    int s;
    if (fork() == 0) {
        signal(SIGABRT, h);
        abort();
    }
    wait(&s);
    printf("%d %d\n", WIFSIGNALED(s), WTERMSIG(s) == SIGABRT);
    return 0;
}
