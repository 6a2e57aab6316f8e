//@ native
// Several descriptors in one message; a control buffer too small for them: MSG_CTRUNC, and the rest is closed.
#include <errno.h>
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
static int take(int s, size_t room_size, int *fds, int *flags)
{
    char b[8], room[256];
    struct iovec v = { b, sizeof b };
    struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = room_size };
    if (recvmsg(s, &m, 0) < 0)
        return -1;
    *flags = m.msg_flags;
    struct cmsghdr *h = CMSG_FIRSTHDR(&m);
    if (!h)
        return 0;
    int n = (h->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    memcpy(fds, CMSG_DATA(h), n * sizeof(int));
    return n;
}
int main(void)
{
    int s[2], p[4][2], w[4], got[8], flags, bad = 99;
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    for (int i = 0; i < 4; i++)
        pipe(p[i]), w[i] = p[i][1];
    size_t rooms[] = { CMSG_SPACE(4 * sizeof(int)), CMSG_LEN(2 * sizeof(int)), CMSG_LEN(0), 0 };
    for (int r = 0; r < 4; r++) {
        give(s[0], "x", 4, w);
        int n = take(s[1], rooms[r], got, &flags);
        printf("room for %d: got %d %s\n", r == 0 ? 4 : r == 1 ? 2 : 0, n, flags & MSG_CTRUNC ? "MSG_CTRUNC" : "");
        for (int i = 0; i < n; i++) {
            char b;
            write(got[i], &"abcd"[i], 1);
            read(p[i][0], &b, 1);
            printf(" %c", b);
            close(got[i]);
        }
        printf("\n");
    }
    printf("%d %s\n", give(s[0], "x", 1, &bad), strerror(errno));
    for (int i = 0; i < 4; i++)
        close(w[i]);
    char b;
    for (int i = 0; i < 4; i++)
        printf("end %zd\n", read(p[i][0], &b, 1));
    return 0;
}
