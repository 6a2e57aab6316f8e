//@ native
// MSG_PEEK leaves what it shows: bytes of a stream, datagrams whole.
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
        int s[2], there;
        char b[16];
        socketpair(AF_UNIX, type, 0, s);
        send(s[0], "first", 5, 0);
        send(s[0], "second", 6, 0);
        for (int i = 0; i < 2; i++) {
            ssize_t n = recv(s[1], b, sizeof b, MSG_PEEK);
            printf("peek %zd %.*s\n", n, (int)n, b);
        }
        ioctl(s[1], FIONREAD, &there);
        printf("FIONREAD %d\n", there);
        ssize_t n = recv(s[1], b, 3, 0);
        printf("%zd %.*s\n", n, (int)n, b);
        n = recv(s[1], b, sizeof b, MSG_PEEK);
        printf("peek %zd %.*s\n", n, (int)n, b);
        n = recv(s[1], b, sizeof b, 0);
        printf("%zd %.*s\n", n, (int)n, b);
        ioctl(s[1], FIONREAD, &there);
        printf("FIONREAD %d\n", there);
    }
    return 0;
}
