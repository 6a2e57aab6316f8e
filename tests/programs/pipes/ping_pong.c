//@ native
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int down[2], up[2];
    int n = 0;

    pipe(down);
    pipe(up);
    if (fork() == 0) {
        close(down[1]);
        close(up[0]);
        while (read(down[0], &n, sizeof n) == sizeof n) {
            n = n * 2 + 1;
            write(up[1], &n, sizeof n);
        }
        _exit(0);
    }
    close(down[0]);
    close(up[1]);
    for (int i = 0; i < 10; i++) {
        write(down[1], &n, sizeof n);
        read(up[0], &n, sizeof n);
        printf("%d\n", n);
    }
    close(down[1]);
    wait(NULL);
    return 0;
}
