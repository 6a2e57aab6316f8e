//@ native
// With SIGCHLD ignored children leave no zombies, and wait says ECHILD when the last has ended.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    signal(SIGCHLD, SIG_IGN);
    if (fork() == 0)
        _exit(5);
    pid_t p = wait(NULL);
    printf("%d %d\n", p, errno == ECHILD);
    return 0;
}
