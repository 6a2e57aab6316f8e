//@ native
// A descriptor under way keeps its pipe open; when its message is thrown away, or read without a control buffer, it
// is closed.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
static int give(int s, const char *text, int count, const int *fds)
{
    char room[CMSG_SPACE(8 * sizeof(int))];
    struct iovec v = { (void *)text, strlen(text) };
    memset(room, 0, sizeof room);
    struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room };
    m.msg_controllen = CMSG_SPACE(count * sizeof(int));
    struct cmsghdr *h = CMSG_FIRSTHDR(&m);
    h->cmsg_level = SOL_SOCKET, h->cmsg_type = SCM_RIGHTS, h->cmsg_len = CMSG_LEN(count * sizeof(int));
    memcpy(CMSG_DATA(h), fds, count * sizeof(int));
    return sendmsg(s, &m, 0);
}
int main(void)
{
    int s[2], p[2];
    char b[8];
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    pipe(p);
    fcntl(p[0], F_SETFL, O_NONBLOCK);
    give(s[0], "x", 1, &p[1]);
    close(p[1]);
    ssize_t n = read(p[0], b, 1);
    printf("under way: %zd %s\n", n, n < 0 ? strerror(errno) : "");
    printf("plain read takes it: %zd\n", read(s[1], b, 8));
    printf("then: %zd\n", read(p[0], b, 1));
    pipe(p);
    give(s[0], "x", 1, &p[1]);
    close(p[1]);
    close(s[0]);
    close(s[1]);
    printf("sockets closed: %zd\n", read(p[0], b, 1));
    // A socket that travels through another, with a descriptor in its own inbox.
    int t[2];
    socketpair(AF_UNIX, SOCK_DGRAM, 0, s);
    socketpair(AF_UNIX, SOCK_STREAM, 0, t);
    pipe(p);
    give(t[0], "in", 1, &p[1]);
    give(s[0], "out", 1, &t[1]);
    close(p[1]), close(t[1]), close(t[0]);
    close(s[0]), close(s[1]);
    printf("all closed: %zd\n", read(p[0], b, 1));
    return 0;
}
