//@ native
// SO_PEERCRED, SO_PASSCRED and SCM_CREDENTIALS; bytes of different senders are not joined.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
static pid_t child;
static const char *who(pid_t pid)
{
    return pid == 0 ? "nobody" : pid == getpid() ? "me" : pid == child ? "my child" : "another";
}
static void take(int s)
{
    char b[64], room[CMSG_SPACE(sizeof(struct ucred))];
    struct iovec v = { b, sizeof b };
    struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
    ssize_t n = recvmsg(s, &m, 0);
    struct cmsghdr *h = CMSG_FIRSTHDR(&m);
    printf("\"%.*s\"", (int)n, b);
    if (h && h->cmsg_type == SCM_CREDENTIALS) {
        struct ucred u;
        memcpy(&u, CMSG_DATA(h), sizeof u);
        printf(" from %s, uid %s", who(u.pid), u.uid == getuid() ? "mine" : "other");
    }
    printf("\n");
}
int main(void)
{
    int s[2], on = 1;
    struct ucred u;
    socklen_t len = sizeof u;
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    getsockopt(s[0], SOL_SOCKET, SO_PEERCRED, &u, &len);
    printf("peer: %s %d\n", who(u.pid), u.uid == getuid());
    write(s[0], "before", 6);
    setsockopt(s[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
    write(s[0], "mine", 4);
    if ((child = fork()) == 0) {
        write(s[0], "child's", 7);
        _exit(0);
    }
    wait(NULL);
    write(s[0], "mine again", 10);
    for (int i = 0; i < 4; i++)
        take(s[1]);
    char room[CMSG_SPACE(sizeof u)] = { 0 };
    struct iovec v = { "said", 4 };
    struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
    struct cmsghdr *h = CMSG_FIRSTHDR(&m);
    h->cmsg_level = SOL_SOCKET, h->cmsg_type = SCM_CREDENTIALS, h->cmsg_len = CMSG_LEN(sizeof u);
    u = (struct ucred){ getpid(), getuid(), getgid() };
    memcpy(CMSG_DATA(h), &u, sizeof u);
    printf("%zd\n", sendmsg(s[0], &m, 0));
    take(s[1]);
    return 0;
}
