/* Two pipes of four bytes, both ways: N bytes each, one at a time. The child is polite and reads first; with FULL
   nobody does, and with more than four bytes it never ends. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void send(int fd)
{
    for (int i = 0; i < N; i++)
        write(fd, "x", 1);
}

static void get(int fd)
{
    char c;
    for (int i = 0; i < N; i++)
        read(fd, &c, 1);
}

int main(void)
{
    int down[2], up[2];
    pipe(down);
    pipe(up);
    if (fork() == 0) {
#ifdef FULL
        send(up[1]);
        get(down[0]);
#else
        get(down[0]);
        send(up[1]);
#endif
        _exit(0);
    }
    send(down[1]);
    get(up[0]);
    wait(NULL);
    puts("done");
    return 0;
}
