//@ native
// A pipe's write end travels; the pipe ends only when the copy that travelled is closed, too.
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
static void give(int s, int fd)
{
    char c = '!', room[CMSG_SPACE(sizeof fd)];
    struct iovec v = { &c, 1 };
    memset(room, 0, sizeof room);
    struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
    struct cmsghdr *h = CMSG_FIRSTHDR(&m);
    h->cmsg_level = SOL_SOCKET, h->cmsg_type = SCM_RIGHTS, h->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(h), &fd, sizeof fd);
    sendmsg(s, &m, 0);
}
static int take(int s)
{
    char c, room[CMSG_SPACE(sizeof(int))];
    int fd = -1;
    struct iovec v = { &c, 1 };
    struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
    recvmsg(s, &m, 0);
    struct cmsghdr *h = CMSG_FIRSTHDR(&m);
    if (h)
        memcpy(&fd, CMSG_DATA(h), sizeof fd);
    return fd;
}
int main(void)
{
    int s[2], p[2], go[2];
    char b[32];
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    pipe(p);
    pipe(go);
    if (fork() == 0) {
        close(p[0]), close(p[1]);
        int fd = take(s[1]);
        dprintf(fd, "from the child");
        read(go[0], b, 1);
        dprintf(fd, "still open");
        close(fd);
        _exit(0);
    }
    give(s[0], p[1]);
    close(p[1]);
    ssize_t n = read(p[0], b, sizeof b);
    printf("%.*s\n", (int)n, b);
    write(go[1], "g", 1);
    n = read(p[0], b, sizeof b);
    printf("%.*s\n", (int)n, b);
    printf("end %zd\n", read(p[0], b, sizeof b));
    wait(NULL);
    return 0;
}
