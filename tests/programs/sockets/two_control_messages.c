//@ native
/* cmsg(3): several control messages in one, walked through with CMSG_NXTHDR; too little room cuts them (MSG_CTRUNC). */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void receive(int socket, size_t room)
{
    char byte, control[256];
    struct iovec part = { &byte, 1 };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = room };
    ssize_t n = recvmsg(socket, &message, 0);
    printf("%zd byte, cut %d\n", n, (message.msg_flags & MSG_CTRUNC) != 0);
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&message); c; c = CMSG_NXTHDR(&message, c)) {
        size_t data = c->cmsg_len - CMSG_LEN(0);
        if (c->cmsg_type == SCM_CREDENTIALS) {
            struct ucred who;
            memcpy(&who, CMSG_DATA(c), sizeof who);
            printf("  from this process: %d\n", who.pid == getpid());
        } else if (c->cmsg_type == SCM_RIGHTS) {
            int fds[8];
            memcpy(fds, CMSG_DATA(c), data);
            printf("  %zu descriptors\n", data / sizeof(int));
            for (size_t i = 0; i < data / sizeof(int); i++)
                close(fds[i]);
        }
    }
}

int main(void)
{
    int pair[2], on = 1, fds[3] = { 0, 1, 2 };
    socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
    setsockopt(pair[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
    struct ucred me = { getpid(), getuid(), getgid() };
    char control[CMSG_SPACE(sizeof fds) + CMSG_SPACE(sizeof me)] = { 0 };
    struct iovec part = { "x", 1 };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control };
    struct cmsghdr *c = CMSG_FIRSTHDR(&message);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof fds);
    memcpy(CMSG_DATA(c), fds, sizeof fds);
    c = CMSG_NXTHDR(&message, c);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_CREDENTIALS;
    c->cmsg_len = CMSG_LEN(sizeof me);
    memcpy(CMSG_DATA(c), &me, sizeof me);
    printf("a third fits: %d\n", CMSG_NXTHDR(&message, c) != NULL);
    for (int i = 0; i < 3; i++)
        printf("sent %zd\n", sendmsg(pair[0], &message, 0));
    receive(pair[1], 256);
    receive(pair[1], CMSG_SPACE(sizeof me));
    receive(pair[1], 0);
    return 0;
}
