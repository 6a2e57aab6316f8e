// defines Listen Send Sendto Sendmsg Inet_ntop Inet_pton
/* Those of Stevens's wrappers that do not follow the pattern. */
#include <stdlib.h>
#include <sys/socket.h>
#include <arpa/inet.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
void err_quit(const char *format, ...) __attribute__((noreturn));

void Listen(int fd, int backlog)
{
    char *wish = getenv("LISTENQ");
    if (listen(fd, wish ? atoi(wish) : backlog) < 0)
        err_sys("listen error");
}

void Send(int fd, const void *buf, size_t n, int flags)
{
    if (send(fd, buf, n, flags) != (ssize_t)n)
        err_sys("send error");
}

void Sendto(int fd, const void *buf, size_t n, int flags, const struct sockaddr *sa, socklen_t len)
{
    if (sendto(fd, buf, n, flags, sa, len) != (ssize_t)n)
        err_sys("sendto error");
}

void Sendmsg(int fd, const struct msghdr *message, int flags)
{
    size_t n = 0;
    for (size_t i = 0; i < message->msg_iovlen; i++)
        n += message->msg_iov[i].iov_len;
    if (sendmsg(fd, message, flags) != (ssize_t)n)
        err_sys("sendmsg error");
}

const char *Inet_ntop(int family, const void *address, char *text, size_t size)
{
    if (!text)
        err_quit("NULL 3rd argument to inet_ntop");
    const char *r = inet_ntop(family, address, text, size);
    if (!r)
        err_sys("inet_ntop error");
    return r;
}

void Inet_pton(int family, const char *text, void *address)
{
    int n = inet_pton(family, text, address);
    if (n < 0)
        err_sys("inet_pton error for %s", text);
    if (n == 0)
        err_quit("inet_pton error for %s", text);
}
