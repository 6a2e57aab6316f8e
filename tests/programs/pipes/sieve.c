//@ native
// The prime sieve of pipes: a process for each prime, numbers flow through.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int source(void)
{
    int p[2];
    pipe(p);
    if (fork() == 0) {
        for (int i = 2; i < 40; i++)
            write(p[1], &i, sizeof i);
        _exit(0);
    }
    close(p[1]);
    return p[0];
}
static int filter(int in, int prime)
{
    int p[2], n;
    pipe(p);
    if (fork() == 0) {
        close(p[0]);
        while (read(in, &n, sizeof n) == sizeof n)
            if (n % prime)
                write(p[1], &n, sizeof n);
        _exit(0);
    }
    close(in);
    close(p[1]);
    return p[0];
}
int main(void)
{
    int prime, in = source();
    while (read(in, &prime, sizeof prime) == sizeof prime) {
        printf("%d ", prime);
        fflush(stdout);
        in = filter(in, prime);
    }
    printf("\n");
    while (wait(NULL) > 0)
        ;
    return 0;
}
