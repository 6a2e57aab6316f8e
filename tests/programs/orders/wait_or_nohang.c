//@ native
// WNOHANG: 0 while the child runs, its pid when it has ended.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    pid_t got = waitpid(child, NULL, WNOHANG);
    printf("%s\n", got == 0 ? "not yet" : got == child ? "ended" : "?");
    return 0;
}
