//@ native
/* The levels of options by the names that Linux has beside IPPROTO_TCP and its kin. */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <sys/socket.h>

int main(void)
{
    int s = socket(AF_INET, SOCK_STREAM, 0), on = 1, ttl = 0;
    socklen_t size = sizeof on;
    printf("%d %d %d\n", SOL_TCP == IPPROTO_TCP, SOL_IP == IPPROTO_IP, SOL_IPV6 == IPPROTO_IPV6);
    printf("%d\n", setsockopt(s, SOL_TCP, TCP_NODELAY, &on, sizeof on));
    on = 0;
    getsockopt(s, SOL_TCP, TCP_NODELAY, &on, &size);
    printf("%d\n", on);
    size = sizeof ttl;
    printf("%d\n", getsockopt(s, SOL_IP, IP_TTL, &ttl, &size));
    printf("%d\n", ttl);
    return 0;
}
