// defines inetConnect inetListen inetBind inetAddressStr
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int inetConnect(const char *host, const char *service, int type)
{
    struct addrinfo hints = { .ai_socktype = type }, *list, *a;
    int fd = -1;
    if (getaddrinfo(host, service, &hints, &list) != 0)
        return -1;
    for (a = list; a; a = a->ai_next) {
        fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
        if (fd == -1)
            continue;
        if (connect(fd, a->ai_addr, a->ai_addrlen) != -1)
            break;
        close(fd);
    }
    freeaddrinfo(list);
    return a ? fd : -1;
}

static int passive(const char *service, int type, socklen_t *len, int listening, int backlog)
{
    struct addrinfo hints = { .ai_socktype = type, .ai_flags = AI_PASSIVE }, *list, *a;
    int fd = -1, on = 1;
    if (getaddrinfo(NULL, service, &hints, &list) != 0)
        return -1;
    for (a = list; a; a = a->ai_next) {
        fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
        if (fd == -1)
            continue;
        if (listening)
            setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (bind(fd, a->ai_addr, a->ai_addrlen) == 0)
            break;
        close(fd);
    }
    if (a && listening && listen(fd, backlog) == -1) {
        close(fd);
        a = NULL;
    }
    if (a && len)
        *len = a->ai_addrlen;
    freeaddrinfo(list);
    return a ? fd : -1;
}

int inetListen(const char *service, int backlog, socklen_t *len)
{
    return passive(service, SOCK_STREAM, len, 1, backlog);
}

int inetBind(const char *service, int type, socklen_t *len)
{
    return passive(service, type, len, 0, 0);
}

char *inetAddressStr(const struct sockaddr *addr, socklen_t addrlen, char *text, int size)
{
    char host[NI_MAXHOST], service[NI_MAXSERV];
    if (getnameinfo(addr, addrlen, host, sizeof host, service, sizeof service, NI_NUMERICSERV) == 0)
        snprintf(text, size, "(%s, %s)", host, service);
    else
        snprintf(text, size, "(?UNKNOWN?)");
    return text;
}
