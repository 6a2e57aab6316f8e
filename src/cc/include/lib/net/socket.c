// defines socket socketpair bind listen accept accept4 connect getsockname getpeername send recv sendto recvfrom sendmsg recvmsg getsockopt setsockopt shutdown sockatmark __cmsg_nxthdr
#define _GNU_SOURCE
#include <ringside/sys.h>
#include <sys/socket.h>

int socket(int domain, int type, int protocol) { return __ret(SYS(socket, domain, type, protocol)); }
int socketpair(int domain, int type, int protocol, int fds[2]) { return __ret(SYS(socketpair, domain, type, protocol, fds)); }
int bind(int fd, const struct sockaddr *address, socklen_t length) { return __ret(SYS(bind, fd, address, length)); }
int listen(int fd, int backlog) { return __ret(SYS(listen, fd, backlog)); }
int accept(int fd, struct sockaddr *address, socklen_t *length) { return __ret(SYS(accept, fd, address, length)); }
int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags) { return __ret(SYS(accept4, fd, address, length, flags)); }
int connect(int fd, const struct sockaddr *address, socklen_t length) { return __ret(SYS(connect, fd, address, length)); }
int getsockname(int fd, struct sockaddr *address, socklen_t *length) { return __ret(SYS(getsockname, fd, address, length)); }
int getpeername(int fd, struct sockaddr *address, socklen_t *length) { return __ret(SYS(getpeername, fd, address, length)); }
ssize_t send(int fd, const void *buf, size_t n, int flags) { return __ret(SYS(sendto, fd, buf, n, flags, NULL, 0)); }
ssize_t recv(int fd, void *buf, size_t n, int flags) { return __ret(SYS(recvfrom, fd, buf, n, flags, NULL, NULL)); }
ssize_t sendmsg(int fd, const struct msghdr *message, int flags) { return __ret(SYS(sendmsg, fd, message, flags)); }
ssize_t recvmsg(int fd, struct msghdr *message, int flags) { return __ret(SYS(recvmsg, fd, message, flags)); }
int shutdown(int fd, int how) { return __ret(SYS(shutdown, fd, how)); }

ssize_t sendto(int fd, const void *buf, size_t n, int flags, const struct sockaddr *address, socklen_t length)
{
    return __ret(SYS(sendto, fd, buf, n, flags, address, length));
}

ssize_t recvfrom(int fd, void *restrict buf, size_t n, int flags, struct sockaddr *restrict address, socklen_t *restrict length)
{
    return __ret(SYS(recvfrom, fd, buf, n, flags, address, length));
}

int getsockopt(int fd, int level, int option, void *restrict value, socklen_t *restrict length)
{
    return __ret(SYS(getsockopt, fd, level, option, value, length));
}

int setsockopt(int fd, int level, int option, const void *value, socklen_t length)
{
    return __ret(SYS(setsockopt, fd, level, option, value, length));
}

int sockatmark(int fd)
{
    int at;
    return __ret(SYS(ioctl, fd, 0x8905, &at)) < 0 ? -1 : at;
}

struct cmsghdr *__cmsg_nxthdr(struct msghdr *message, struct cmsghdr *cmsg)
{
    unsigned char *end = (unsigned char *)message->msg_control + message->msg_controllen;
    if (cmsg->cmsg_len < sizeof *cmsg)
        return NULL;
    cmsg = (struct cmsghdr *)((unsigned char *)cmsg + CMSG_ALIGN(cmsg->cmsg_len));
    if ((unsigned char *)(cmsg + 1) > end || (unsigned char *)cmsg + CMSG_ALIGN(cmsg->cmsg_len) > end)
        return NULL;
    return cmsg;
}
