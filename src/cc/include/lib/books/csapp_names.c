// defines gai_error Getaddrinfo Getnameinfo Freeaddrinfo Gethostbyname open_clientfd open_listenfd Open_clientfd Open_listenfd
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

void unix_error(char *text);
void dns_error(char *text);

void gai_error(int code, char *text)
{
    fprintf(stderr, "%s: %s\n", text, gai_strerror(code));
    exit(0);
}

void Getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res)
{
    int n = getaddrinfo(node, service, hints, res);
    if (n != 0)
        gai_error(n, "Getaddrinfo error");
}

void Getnameinfo(const struct sockaddr *sa, socklen_t salen, char *host, size_t hostlen, char *serv, size_t servlen, int flags)
{
    int n = getnameinfo(sa, salen, host, hostlen, serv, servlen, flags);
    if (n != 0)
        gai_error(n, "Getnameinfo error");
}

void Freeaddrinfo(struct addrinfo *res)
{
    freeaddrinfo(res);
}

struct hostent *Gethostbyname(const char *name)
{
    struct hostent *h = gethostbyname(name);
    if (!h)
        dns_error("Gethostbyname error");
    return h;
}

int open_clientfd(char *hostname, char *port)
{
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV | AI_ADDRCONFIG }, *list, *a;
    int fd = -1, n = getaddrinfo(hostname, port, &hints, &list);
    if (n != 0) {
        fprintf(stderr, "getaddrinfo failed (%s:%s): %s\n", hostname, port, gai_strerror(n));
        return -2;
    }
    for (a = list; a; a = a->ai_next) {
        if ((fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol)) < 0)
            continue;
        if (connect(fd, a->ai_addr, a->ai_addrlen) != -1)
            break;
        close(fd);
    }
    freeaddrinfo(list);
    return a ? fd : -1;
}

int open_listenfd(char *port)
{
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_ADDRCONFIG | AI_NUMERICSERV }, *list, *a;
    int fd = -1, on = 1, n = getaddrinfo(NULL, port, &hints, &list);
    if (n != 0) {
        fprintf(stderr, "getaddrinfo failed (port %s): %s\n", port, gai_strerror(n));
        return -2;
    }
    for (a = list; a; a = a->ai_next) {
        if ((fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol)) < 0)
            continue;
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (bind(fd, a->ai_addr, a->ai_addrlen) == 0)
            break;
        close(fd);
    }
    freeaddrinfo(list);
    if (!a)
        return -1;
    if (listen(fd, 1024) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

int Open_clientfd(char *hostname, char *port)
{
    int fd = open_clientfd(hostname, port);
    if (fd < 0)
        unix_error("Open_clientfd error");
    return fd;
}

int Open_listenfd(char *port)
{
    int fd = open_listenfd(port);
    if (fd < 0)
        unix_error("Open_listenfd error");
    return fd;
}
