//@ native
// getaddrinfo and getnameinfo: numbers, names of services, what a server asks for.
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
static void ask(const char *host, const char *service, int family, int type, int flags)
{
    struct addrinfo hints, *list;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = family, hints.ai_socktype = type, hints.ai_flags = flags;
    int r = getaddrinfo(host, service, &hints, &list);
    printf("%s %s: ", host ? host : "-", service ? service : "-");
    if (r != 0) {
        printf("%s\n", gai_strerror(r));
        return;
    }
    for (struct addrinfo *p = list; p; p = p->ai_next) {
        char h[64], s[16];
        getnameinfo(p->ai_addr, p->ai_addrlen, h, sizeof h, s, sizeof s, NI_NUMERICHOST | NI_NUMERICSERV);
        printf("[%s %s %s/%d]", h, s, p->ai_socktype == SOCK_STREAM ? "stream" : "dgram", p->ai_protocol);
    }
    printf("\n");
    freeaddrinfo(list);
}
int main(void)
{
    ask("127.0.0.1", "80", AF_INET, SOCK_STREAM, 0);
    ask("127.0.0.1", "http", AF_INET, SOCK_STREAM, 0);
    ask("127.0.0.1", "domain", AF_INET, SOCK_DGRAM, 0);
    ask("10.1.2.3", NULL, AF_UNSPEC, SOCK_STREAM, 0);
    ask("::1", "7", AF_UNSPEC, SOCK_DGRAM, 0);
    ask(NULL, "8080", AF_INET, SOCK_STREAM, AI_PASSIVE);
    ask(NULL, "8080", AF_INET, SOCK_STREAM, 0);
    ask("localhost", "9", AF_INET, SOCK_STREAM, 0);
    ask("localhost", "no_such_service", AF_INET, SOCK_STREAM, 0);
    ask("name", "80", AF_INET, SOCK_STREAM, AI_NUMERICHOST);
    ask("127.0.0.1", "http", AF_INET, SOCK_STREAM, AI_NUMERICSERV);
    ask(NULL, NULL, AF_INET, SOCK_STREAM, 0);
    struct servent *s = getservbyname("telnet", "tcp");
    printf("telnet %d\n", s ? ntohs(s->s_port) : -1);
    struct hostent *h = gethostbyname("localhost");
    printf("%s\n", h ? inet_ntoa(*(struct in_addr *)h->h_addr) : "unknown");
    struct protoent *p = getprotobyname("tcp");
    printf("tcp %d\n", p ? p->p_proto : -1);
    return 0;
}
