//@ native
// A server on IPv6's any address also takes IPv4, whose addresses it sees mapped; IPV6_V6ONLY ends that.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    for (int only = 0; only < 2; only++) {
        struct sockaddr_in6 a = { .sin6_family = AF_INET6, .sin6_addr = in6addr_any }, from;
        socklen_t len = sizeof a;
        char b[INET6_ADDRSTRLEN];
        int s = socket(AF_INET6, SOCK_STREAM, 0);
        setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only);
        printf("bind %d\n", bind(s, (struct sockaddr *)&a, sizeof a));
        getsockname(s, (struct sockaddr *)&a, &len);
        listen(s, 4);
        int c = socket(AF_INET6, SOCK_STREAM, 0);
        a.sin6_addr = in6addr_loopback;
        printf("connect %d\n", connect(c, (struct sockaddr *)&a, sizeof a));
        len = sizeof from;
        int k = accept(s, (struct sockaddr *)&from, &len);
        printf("from %s %u\n", inet_ntop(AF_INET6, &from.sin6_addr, b, sizeof b), len);
        write(c, "six", 3);
        ssize_t n = read(k, b, sizeof b);
        printf("%.*s\n", (int)n, b);
        struct sockaddr_in v4 = { .sin_family = AF_INET, .sin_port = a.sin6_port };
        v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        int d = socket(AF_INET, SOCK_STREAM, 0);
        int r = connect(d, (struct sockaddr *)&v4, sizeof v4);
        printf("by IPv4: %d %s\n", r, r < 0 ? strerror(errno) : "");
        if (r == 0) {
            len = sizeof from;
            accept(s, (struct sockaddr *)&from, &len);
            printf("from %s\n", inet_ntop(AF_INET6, &from.sin6_addr, b, sizeof b));
        }
        int t = socket(AF_INET, SOCK_STREAM, 0);
        v4.sin_addr.s_addr = htonl(INADDR_ANY);
        r = bind(t, (struct sockaddr *)&v4, sizeof v4);
        printf("the port for IPv4: %d %s\n", r, r < 0 ? strerror(errno) : "");
        close(s), close(c), close(k), close(d), close(t);
    }
    return 0;
}
