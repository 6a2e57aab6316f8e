//@ native
// A descriptor sent over a socket leads to the same open file description.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int s[2], p[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    pipe(p);
    char c = 'c', ctl[CMSG_SPACE(sizeof(int))];
    struct iovec io = { &c, 1 };
    struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1, .msg_control = ctl, .msg_controllen = sizeof ctl };
    if (fork() == 0) {
        close(p[0]);
        close(p[1]);
        recvmsg(s[1], &m, 0);
        struct cmsghdr *h = CMSG_FIRSTHDR(&m);
        int fd;
        memcpy(&fd, CMSG_DATA(h), sizeof fd);
        write(fd, "through it", 10);
        return 0;
    }
    struct cmsghdr *h = CMSG_FIRSTHDR(&m);
    h->cmsg_level = SOL_SOCKET;
    h->cmsg_type = SCM_RIGHTS;
    h->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(h), &p[1], sizeof(int));
    printf("%zd\n", sendmsg(s[0], &m, 0));
    close(p[1]);
    char b[16];
    ssize_t n = read(p[0], b, sizeof b);
    printf("%.*s\n", (int)n, b);
    wait(NULL);
    printf("%zd\n", read(p[0], b, sizeof b));
    return 0;
}
