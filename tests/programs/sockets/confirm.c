//@ native
// MSG_CONFIRM and MSG_WAITALL on datagrams, as most examples have them: they change nothing.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
int main(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t len = sizeof a;
    char b[32];
    int s = socket(AF_INET, SOCK_DGRAM, 0), c = socket(AF_INET, SOCK_DGRAM, 0);
    bind(s, (struct sockaddr *)&a, sizeof a);
    getsockname(s, (struct sockaddr *)&a, &len);
    printf("%zd\n", sendto(c, "hello", 5, MSG_CONFIRM, (struct sockaddr *)&a, sizeof a));
    ssize_t n = recvfrom(s, b, sizeof b, MSG_WAITALL, NULL, NULL);
    printf("%.*s\n", (int)n, b);
    return 0;
}
