//@ native
// A datagram that does not fit loses its end: recvmsg says MSG_TRUNC, recv with MSG_TRUNC says how long it was.
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
int main(void)
{
    int s[2];
    char b[4], c[3];
    struct iovec v[2] = { { b, sizeof b }, { c, sizeof c } };
    struct msghdr m = { .msg_iov = v, .msg_iovlen = 2 };
    socketpair(AF_UNIX, SOCK_DGRAM, 0, s);
    send(s[0], "0123456789", 10, 0);
    ssize_t n = recvmsg(s[1], &m, 0);
    printf("%zd %.4s %.3s %s\n", n, b, c, m.msg_flags & MSG_TRUNC ? "truncated" : "whole");
    send(s[0], "0123456", 7, 0);
    n = recvmsg(s[1], &m, 0);
    printf("%zd %s\n", n, m.msg_flags & MSG_TRUNC ? "truncated" : "whole");
    send(s[0], "0123456789", 10, 0);
    send(s[0], "next", 4, 0);
    printf("%zd\n", recv(s[1], b, 4, MSG_TRUNC));
    n = recv(s[1], b, 4, 0);
    printf("%.*s\n", (int)n, b);
    send(s[0], "abcdef", 6, 0);
    printf("%zd\n", recv(s[1], b, 2, MSG_PEEK | MSG_TRUNC));
    printf("%zd %.2s\n", recv(s[1], b, 2, 0), b);
    printf("%zd\n", recv(s[1], b, 2, MSG_DONTWAIT));
    return 0;
}
