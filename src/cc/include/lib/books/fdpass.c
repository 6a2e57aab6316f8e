// defines read_fd write_fd Read_fd Write_fd
/* A descriptor that travels through a UNIX socket (UNP, chapter 15). */
#include <sys/socket.h>
#include <string.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

union control {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
};

ssize_t read_fd(int fd, void *p, size_t n, int *got)
{
    union control control;
    struct iovec piece = { p, n };
    struct msghdr message = { .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control.space,
                              .msg_controllen = sizeof control.space };
    ssize_t r = recvmsg(fd, &message, 0);
    *got = -1;
    if (r <= 0)
        return r;
    struct cmsghdr *c = CMSG_FIRSTHDR(&message);
    if (c && c->cmsg_len == CMSG_LEN(sizeof(int)) && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS)
        memcpy(got, CMSG_DATA(c), sizeof(int));
    return r;
}

ssize_t write_fd(int fd, void *p, size_t n, int sent)
{
    union control control;
    struct iovec piece = { p, n };
    struct msghdr message = { .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control.space,
                              .msg_controllen = sizeof control.space };
    memset(&control, 0, sizeof control);
    struct cmsghdr *c = CMSG_FIRSTHDR(&message);
    c->cmsg_len = CMSG_LEN(sizeof(int));
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    memcpy(CMSG_DATA(c), &sent, sizeof(int));
    return sendmsg(fd, &message, 0);
}

ssize_t Read_fd(int fd, void *p, size_t n, int *got)
{
    ssize_t r = read_fd(fd, p, n, got);
    if (r < 0)
        err_sys("read_fd error");
    return r;
}

ssize_t Write_fd(int fd, void *p, size_t n, int sent)
{
    ssize_t r = write_fd(fd, p, n, sent);
    if (r < 0)
        err_sys("write_fd error");
    return r;
}
