// defines Accept Bind Connect Getpeername Getsockname Getsockopt Setsockopt Recv Recvfrom Recvmsg Shutdown Socket Socketpair
/* Stevens's wrappers of sockets: a function with a capital letter does not come back when it fails. */
#include <sys/socket.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

int Accept(int fd, struct sockaddr *sa, socklen_t *len)
{
    int r = accept(fd, sa, len);
    if (r < 0)
        err_sys("accept error");
    return r;
}

void Bind(int fd, const struct sockaddr *sa, socklen_t len)
{
    if (bind(fd, sa, len) < 0)
        err_sys("bind error");
}

void Connect(int fd, const struct sockaddr *sa, socklen_t len)
{
    if (connect(fd, sa, len) < 0)
        err_sys("connect error");
}

void Getpeername(int fd, struct sockaddr *sa, socklen_t *len)
{
    if (getpeername(fd, sa, len) < 0)
        err_sys("getpeername error");
}

void Getsockname(int fd, struct sockaddr *sa, socklen_t *len)
{
    if (getsockname(fd, sa, len) < 0)
        err_sys("getsockname error");
}

void Getsockopt(int fd, int level, int name, void *value, socklen_t *len)
{
    if (getsockopt(fd, level, name, value, len) < 0)
        err_sys("getsockopt error");
}

void Setsockopt(int fd, int level, int name, const void *value, socklen_t len)
{
    if (setsockopt(fd, level, name, value, len) < 0)
        err_sys("setsockopt error");
}

ssize_t Recv(int fd, void *buf, size_t n, int flags)
{
    ssize_t r = recv(fd, buf, n, flags);
    if (r < 0)
        err_sys("recv error");
    return r;
}

ssize_t Recvfrom(int fd, void *buf, size_t n, int flags, struct sockaddr *sa, socklen_t *len)
{
    ssize_t r = recvfrom(fd, buf, n, flags, sa, len);
    if (r < 0)
        err_sys("recvfrom error");
    return r;
}

ssize_t Recvmsg(int fd, struct msghdr *message, int flags)
{
    ssize_t r = recvmsg(fd, message, flags);
    if (r < 0)
        err_sys("recvmsg error");
    return r;
}

void Shutdown(int fd, int how)
{
    if (shutdown(fd, how) < 0)
        err_sys("shutdown error");
}

int Socket(int family, int type, int protocol)
{
    int r = socket(family, type, protocol);
    if (r < 0)
        err_sys("socket error");
    return r;
}

void Socketpair(int family, int type, int protocol, int *fds)
{
    if (socketpair(family, type, protocol, fds) < 0)
        err_sys("socketpair error");
}
