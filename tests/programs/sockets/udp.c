//@ native
// Datagrams over the loopback: sendto, recvfrom, connected sockets.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_in a, b;
    socklen_t len = sizeof a;
    memset(&a, 0, sizeof a);
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int s = socket(AF_INET, SOCK_DGRAM, 0), c = socket(AF_INET, SOCK_DGRAM, 0);
    bind(s, (struct sockaddr *)&a, sizeof a);
    getsockname(s, (struct sockaddr *)&a, &len);
    sendto(c, "hello", 5, 0, (struct sockaddr *)&a, sizeof a);
    char buf[16];
    len = sizeof b;
    ssize_t n = recvfrom(s, buf, sizeof buf, 0, (struct sockaddr *)&b, &len);
    printf("%zd %s %d\n", n, inet_ntoa(b.sin_addr), len == sizeof b);
    sendto(s, "back", 4, 0, (struct sockaddr *)&b, len);
    connect(c, (struct sockaddr *)&a, sizeof a);
    n = recv(c, buf, sizeof buf, 0);
    printf("%zd %.4s\n", n, buf);
    n = send(c, "again", 5, 0);
    printf("%zd\n", n);
    n = recv(s, buf, sizeof buf, 0);
    printf("%zd %.5s\n", n, buf);
    return 0;
}
