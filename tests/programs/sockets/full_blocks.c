//@ native
// A writer blocks while the buffer is full; everything arrives, in order.
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int s[2], total = 1000000;
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    if (fork() == 0) {
        close(s[1]);
        char *b = malloc(total);
        for (int i = 0; i < total; i++)
            b[i] = i * 7 % 251;
        ssize_t n = write(s[0], b, total);
        _exit(n == total ? 5 : 6);
    }
    close(s[0]);
    usleep(50000);
    char b[5000];
    ssize_t n;
    int at = 0, wrong = 0, status;
    while ((n = read(s[1], b, sizeof b)) > 0)
        for (ssize_t i = 0; i < n; i++, at++)
            wrong += b[i] != (char)(at * 7 % 251);
    wait(&status);
    printf("%d bytes, %d wrong, writer %d\n", at, wrong, WEXITSTATUS(status));
    return 0;
}
