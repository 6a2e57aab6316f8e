// defines sendfd recvfd
/* One descriptor through a UNIX socket, with one byte: a stream carries no control message without data. */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>

union control {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
};

int sendfd(int sockfd, int fd)
{
    union control control;
    char data = 0;
    struct iovec piece = { &data, 1 };
    struct msghdr m = { .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = sizeof control.space };
    memset(&control, 0, sizeof control);
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(c), &fd, sizeof fd);
    return sendmsg(sockfd, &m, 0) == -1 ? -1 : 0;
}

int recvfd(int sockfd)
{
    union control control;
    char data;
    int fd;
    struct iovec piece = { &data, 1 };
    struct msghdr m = { .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = sizeof control.space };
    if (recvmsg(sockfd, &m, 0) == -1)
        return -1;
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    if (!c || c->cmsg_len != CMSG_LEN(sizeof fd) || c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) {
        errno = EINVAL;
        return -1;
    }
    memcpy(&fd, CMSG_DATA(c), sizeof fd);
    return fd;
}
