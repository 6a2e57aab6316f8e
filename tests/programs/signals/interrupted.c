//@ native
// A handler cuts a read short, unless SA_RESTART is set.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void on_usr1(int number)
{
    (void)number;
    write(1, "handler\n", 8);
}

static void try(int flags)
{
    int p[2];
    char c = '-';
    struct sigaction sa;
    pid_t parent = getpid();

    memset(&sa, 0, sizeof sa);
    sa.sa_handler = on_usr1;
    sa.sa_flags = flags;
    sigaction(SIGUSR1, &sa, NULL);
    pipe(p);
    if (fork() == 0) {
        usleep(100000);
        kill(parent, SIGUSR1);
        usleep(100000);
        write(p[1], "x", 1);
        _exit(0);
    }
    ssize_t n = read(p[0], &c, 1);
    if (n == -1)
        printf("read: %s\n", strerror(errno));
    else
        printf("read: %zd byte, %c\n", n, c);
    fflush(stdout);
    wait(NULL);
}

int main(void)
{
    try(0);
    try(SA_RESTART);
    return 0;
}
