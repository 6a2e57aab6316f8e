//@ native
// socketpair: both ways, half-close, EPIPE, MSG_PEEK, MSG_DONTWAIT.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    int s[2];
    char b[16];
    signal(SIGPIPE, SIG_IGN);
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    write(s[0], "hello", 5);
    write(s[1], "world", 5);
    ssize_t n = recv(s[1], b, 3, MSG_PEEK);
    printf("%zd %.3s\n", n, b);
    n = read(s[1], b, 16);
    printf("%zd %.5s\n", n, b);
    n = read(s[0], b, 16);
    printf("%zd %.5s\n", n, b);
    n = recv(s[0], b, 16, MSG_DONTWAIT);
    printf("%zd %d\n", n, errno == EAGAIN);
    shutdown(s[0], SHUT_WR);
    n = read(s[1], b, 16);
    printf("end %zd\n", n);
    write(s[1], "x", 1);
    printf("still %zd\n", read(s[0], b, 1));
    n = write(s[0], "y", 1);
    printf("%zd %d\n", n, errno == EPIPE);
    close(s[1]);
    printf("%zd\n", read(s[0], b, 1));
    return 0;
}
