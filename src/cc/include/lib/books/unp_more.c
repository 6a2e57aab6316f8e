// defines writable_timeo Writable_timeo Connect_timeo Gf_time family_to_level Family_to_level Sockfd_to_family Sock_ntop_host sock_bind_wild Sock_bind_wild sock_cmp_port sock_set_addr sock_set_port sock_set_wild recvfrom_flags Recvfrom_flags my_addrs My_addrs daemon_inetd
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <syslog.h>
#include <unistd.h>

typedef struct sockaddr SA;
void err_sys(const char *format, ...) __attribute__((noreturn));
extern int daemon_proc;
int writeable_timeo(int fd, int sec);
int connect_timeo(int fd, const SA *addr, socklen_t len, int sec);
char *gf_time(void);
char *sock_ntop_host(const SA *sa, socklen_t len);
int sockfd_to_family(int fd);

int writable_timeo(int fd, int sec)
{
    return writeable_timeo(fd, sec);
}

int Writable_timeo(int fd, int sec)
{
    int n = writeable_timeo(fd, sec);
    if (n < 0)
        err_sys("writable_timeo error");
    return n;
}

int Connect_timeo(int fd, const SA *addr, socklen_t len, int sec)
{
    if (connect_timeo(fd, addr, len, sec) < 0)
        err_sys("connect_timeo error");
    return 0;
}

char *Gf_time(void)
{
    return gf_time();
}

int family_to_level(int family)
{
    return family == AF_INET ? IPPROTO_IP : family == AF_INET6 ? IPPROTO_IPV6 : -1;
}

int Family_to_level(int family)
{
    int level = family_to_level(family);
    if (level < 0)
        err_sys("family_to_level error");
    return level;
}

int Sockfd_to_family(int fd)
{
    int family = sockfd_to_family(fd);
    if (family < 0)
        err_sys("sockfd_to_family error");
    return family;
}

char *Sock_ntop_host(const SA *sa, socklen_t len)
{
    return sock_ntop_host(sa, len);
}

static in_port_t *port(const SA *sa)
{
    if (sa->sa_family == AF_INET)
        return &((struct sockaddr_in *)sa)->sin_port;
    return sa->sa_family == AF_INET6 ? &((struct sockaddr_in6 *)sa)->sin6_port : NULL;
}

static void *address(const SA *sa, size_t *size)
{
    *size = sa->sa_family == AF_INET ? 4 : 16;
    if (sa->sa_family == AF_INET)
        return &((struct sockaddr_in *)sa)->sin_addr;
    return sa->sa_family == AF_INET6 ? &((struct sockaddr_in6 *)sa)->sin6_addr : NULL;
}

/* Binds to any address and a free port, and gives the port; in the host's order, as the book prints it. */
int sock_bind_wild(int fd, int family)
{
    struct sockaddr_storage ss;
    socklen_t len = family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
    memset(&ss, 0, sizeof ss);
    ss.ss_family = family;
    if (!port((SA *)&ss) || bind(fd, (SA *)&ss, len) < 0)
        return -1;
    len = sizeof ss;
    if (getsockname(fd, (SA *)&ss, &len) < 0)
        return -1;
    return *port((SA *)&ss);
}

int Sock_bind_wild(int fd, int family)
{
    int n = sock_bind_wild(fd, family);
    if (n == -1)
        err_sys("sock_bind_wild error");
    return n;
}

int sock_cmp_port(const SA *a, const SA *b, socklen_t len)
{
    if (a->sa_family != b->sa_family || !port(a))
        return -1;
    return *port(a) == *port(b) ? 0 : *port(a) < *port(b) ? -1 : 1;
}

void sock_set_addr(SA *sa, socklen_t len, const void *value)
{
    size_t size;
    void *p = address(sa, &size);
    if (p)
        memcpy(p, value, size);
}

void sock_set_port(SA *sa, socklen_t len, int number)
{
    if (port(sa))
        *port(sa) = number;
}

void sock_set_wild(SA *sa, socklen_t len)
{
    size_t size;
    void *p = address(sa, &size);
    if (p)
        memset(p, 0, size);
}

/* Like recvfrom, and tells the flags of the datagram (UNP, chapter 22); the address it came to is not told. */
struct unp_in_pktinfo {
    struct in_addr ipi_addr;
    int ipi_ifindex;
};

ssize_t recvfrom_flags(int fd, void *buf, size_t size, int *flags, SA *sa, socklen_t *len, struct unp_in_pktinfo *info)
{
    struct iovec piece = { buf, size };
    struct msghdr message = { .msg_name = sa, .msg_namelen = *len, .msg_iov = &piece, .msg_iovlen = 1 };
    ssize_t n = recvmsg(fd, &message, *flags);
    if (n < 0)
        return n;
    *len = message.msg_namelen;
    *flags = message.msg_flags;
    if (info)
        memset(info, 0, sizeof *info);
    return n;
}

ssize_t Recvfrom_flags(int fd, void *buf, size_t size, int *flags, SA *sa, socklen_t *len, struct unp_in_pktinfo *info)
{
    ssize_t n = recvfrom_flags(fd, buf, size, flags, sa, len, info);
    if (n < 0)
        err_sys("recvfrom_flags error");
    return n;
}

char **my_addrs(int *family)
{
    char name[256];
    struct hostent *h;
    if (gethostname(name, sizeof name) < 0 || !(h = gethostbyname(name)))
        return NULL;
    *family = h->h_addrtype;
    return h->h_addr_list;
}

char **My_addrs(int *family)
{
    char **list = my_addrs(family);
    if (!list)
        err_sys("my_addrs error");
    return list;
}

void daemon_inetd(const char *name, int facility)
{
    daemon_proc = 1;
    openlog(name, LOG_PID, facility);
}
