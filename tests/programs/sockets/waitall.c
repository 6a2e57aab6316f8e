//@ native
// MSG_WAITALL waits for all bytes, unless the end comes first; SO_RCVLOWAT for some.
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int s[2], low = 4;
    char b[16];
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    if (fork() == 0) {
        close(s[0]);
        for (int i = 0; i < 10; i++) {
            write(s[1], &"0123456789"[i], 1);
            usleep(5000);
        }
        _exit(0);
    }
    close(s[1]);
    ssize_t n = recv(s[0], b, 5, MSG_WAITALL);
    printf("%zd %.*s\n", n, (int)n, b);
    setsockopt(s[0], SOL_SOCKET, SO_RCVLOWAT, &low, sizeof low);
    n = recv(s[0], b, 4, 0);
    printf("%zd %.*s\n", n, (int)n, b);
    n = recv(s[0], b, 16, MSG_WAITALL);
    printf("%zd %.*s\n", n, (int)n, b);
    n = recv(s[0], b, 16, MSG_WAITALL);
    printf("%zd\n", n);
    wait(NULL);
    return 0;
}
