// defines host_serv tcp_connect tcp_listen udp_client udp_connect udp_server Host_serv Tcp_connect Tcp_listen Udp_client Udp_connect Udp_server
/* Sockets by host and service (UNP, chapter 11): each address that getaddrinfo gives is tried in turn. */
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
void err_quit(const char *format, ...) __attribute__((noreturn));

struct addrinfo *host_serv(const char *host, const char *serv, int family, int type)
{
    struct addrinfo hints = { .ai_flags = AI_CANONNAME, .ai_family = family, .ai_socktype = type }, *list;
    if (!host)
        hints.ai_flags = AI_PASSIVE;
    return getaddrinfo(host, serv, &hints, &list) == 0 ? list : NULL;
}

/* `how`: 'c'onnect, 'b'ind, 'l'isten, or 'n'othing but the socket. */
static int make(const char *name, const char *host, const char *serv, int type, int how, struct sockaddr **addr, socklen_t *len)
{
    struct addrinfo hints = { .ai_flags = how == 'b' || how == 'l' ? AI_PASSIVE : 0, .ai_socktype = type }, *list, *a;
    int n = getaddrinfo(host, serv, &hints, &list), fd = -1, on = 1;
    if (n != 0)
        err_quit("%s error for %s, %s: %s", name, host ? host : "(null)", serv, gai_strerror(n));
    for (a = list; a; a = a->ai_next) {
        fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
        if (fd < 0)
            continue;
        if (how == 'l')
            setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (how == 'n' || (how == 'c' ? connect(fd, a->ai_addr, a->ai_addrlen) : bind(fd, a->ai_addr, a->ai_addrlen)) == 0)
            break;
        close(fd);
    }
    if (!a)
        err_sys("%s error for %s, %s", name, host ? host : "(null)", serv);
    if (how == 'l' && listen(fd, 1024) < 0)
        err_sys("listen error");
    if (addr) {
        *addr = malloc(a->ai_addrlen);
        memcpy(*addr, a->ai_addr, a->ai_addrlen);
    }
    if (len)
        *len = a->ai_addrlen;
    freeaddrinfo(list);
    return fd;
}

int tcp_connect(const char *host, const char *serv) { return make("tcp_connect", host, serv, SOCK_STREAM, 'c', NULL, NULL); }
int tcp_listen(const char *host, const char *serv, socklen_t *len) { return make("tcp_listen", host, serv, SOCK_STREAM, 'l', NULL, len); }
int udp_client(const char *host, const char *serv, struct sockaddr **addr, socklen_t *len) { return make("udp_client", host, serv, SOCK_DGRAM, 'n', addr, len); }
int udp_connect(const char *host, const char *serv) { return make("udp_connect", host, serv, SOCK_DGRAM, 'c', NULL, NULL); }
int udp_server(const char *host, const char *serv, socklen_t *len) { return make("udp_server", host, serv, SOCK_DGRAM, 'b', NULL, len); }
int Tcp_connect(const char *host, const char *serv) { return tcp_connect(host, serv); }
int Tcp_listen(const char *host, const char *serv, socklen_t *len) { return tcp_listen(host, serv, len); }
int Udp_client(const char *host, const char *serv, struct sockaddr **addr, socklen_t *len) { return udp_client(host, serv, addr, len); }
int Udp_connect(const char *host, const char *serv) { return udp_connect(host, serv); }
int Udp_server(const char *host, const char *serv, socklen_t *len) { return udp_server(host, serv, len); }

struct addrinfo *Host_serv(const char *host, const char *serv, int family, int type)
{
    struct addrinfo *list = host_serv(host, serv, family, type);
    if (!list)
        err_quit("host_serv error for %s, %s", host ? host : "(no hostname)", serv ? serv : "(no service name)");
    return list;
}
