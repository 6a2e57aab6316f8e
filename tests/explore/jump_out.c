/* A handler that jumps out of what it has interrupted. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int a, b;
sigjmp_buf out;

void handler(int number)
{
    siglongjmp(out, 1);
}

int main(void)
{
    pid_t parent = getpid();
    signal(SIGUSR1, handler);
    if (sigsetjmp(out, 1) == 0) {
        if (fork() == 0) {
            kill(parent, SIGUSR1);
            _exit(0);
        }
        a = 1;
        b = 1;
        pause();
    }
    printf("%d%d\n", a, b);
    wait(NULL);
    return 0;
}
