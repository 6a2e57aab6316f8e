/* Two pipes, both ways. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#define N 8
char data[N];

static void send(int fd) { write(fd, data, N); }
static void get(int fd)
{
    for (int have = 0; have < N;) {
        int n = read(fd, data, N - have);
        if (n <= 0)
            return;
        have += n;
    }
}

int main(void)
{
    int down[2], up[2];
    memset(data, 'x', N);
    pipe(down);
    pipe(up);
    if (fork() == 0) {
#ifdef POLITE
        get(down[0]);
        send(up[1]);
#else
        send(up[1]);
        get(down[0]);
#endif
        _exit(0);
    }
    send(down[1]);
    get(up[0]);
    wait(NULL);
    puts("done");
    return 0;
}
