//@ native
// unix(7): a read joins bytes of several sends, but ends after those that brought a descriptor.
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
    int s[2], fd = 0;
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    write(s[0], "one ", 4);
    write(s[0], "two ", 4);
    give(s[0], "three ", 1, &fd);
    write(s[0], "four ", 5);
    give(s[0], "five ", 1, &fd);
    write(s[0], "six", 3);
    shutdown(s[0], SHUT_WR);
    for (;;) {
        char b[64], room[64];
        struct iovec v = { b, sizeof b };
        struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
        ssize_t n = recvmsg(s[1], &m, 0);
        struct cmsghdr *h = CMSG_FIRSTHDR(&m);
        printf("%zd \"%.*s\"%s\n", n, (int)n, b, h ? " and a descriptor" : "");
        if (n == 0)
            break;
    }
    return 0;
}
