/* A signal is an upcall: the kernel calls a function of the process. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t rings;

static void on_bell(int sig)
{
    (void)sig;
    rings = rings + 1;
}

int main(void)
{
    signal(SIGUSR1, on_bell);

    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        _exit(0);
    }

    wait(NULL);
    printf("the bell rang %d time\n", (int)rings);
    return 0;
}
