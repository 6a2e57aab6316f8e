//@ native
// SOCK_SEQPACKET: connected like a stream, with the edges of datagrams.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX, .sun_path = "\0ringside seqpacket" };
    socklen_t len = sizeof(sa_family_t) + 19;
    int l = socket(AF_UNIX, SOCK_SEQPACKET, 0), c = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    char b[16];
    ssize_t n = send(c, "x", 1, 0);
    printf("unconnected send: %zd %s\n", n, strerror(errno));
    n = recv(c, b, 1, 0);
    printf("unconnected recv: %zd %s\n", n, strerror(errno));
    bind(l, (struct sockaddr *)&a, len);
    listen(l, 1);
    printf("connect %d\n", connect(c, (struct sockaddr *)&a, len));
    int k = accept(l, NULL, NULL);
    send(c, "first", 5, 0);
    send(c, "second message", 14, 0);
    send(c, "", 0, 0);
    n = recv(k, b, 16, 0);
    printf("%zd %.*s\n", n, (int)n, b);
    n = recv(k, b, 6, 0);
    printf("%zd %.*s\n", n, (int)n, b);
    n = recv(k, b, 6, 0);
    printf("%zd\n", n);
    n = recv(k, b, 6, MSG_DONTWAIT);
    printf("%zd %s\n", n, strerror(errno));
    close(c);
    printf("end %zd\n", recv(k, b, 6, 0));
    n = send(k, "x", 1, MSG_NOSIGNAL);
    printf("%zd %s\n", n, strerror(errno));
    return 0;
}
