//@ native
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;

    if (fork() == 0) {
        int *nowhere = NULL;
        *nowhere = 1;
        _exit(0);
    }
    wait(&status);
    printf("signalled %d, SIGSEGV %d\n", WIFSIGNALED(status), WTERMSIG(status) == SIGSEGV);
    return 0;
}
