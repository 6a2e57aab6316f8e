//@ native
// select(2) on sockets: readable, writable, a timeout, a listener, the end.
#include <stdio.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
static void look(const char *what, int fd)
{
    fd_set r, w, e;
    struct timeval t = { 0, 10000 };
    FD_ZERO(&r);
    FD_ZERO(&w);
    FD_ZERO(&e);
    FD_SET(fd, &r);
    FD_SET(fd, &w);
    FD_SET(fd, &e);
    int n = select(fd + 1, &r, &w, &e, &t);
    printf("%s: %d%s%s%s\n", what, n, FD_ISSET(fd, &r) ? " read" : "", FD_ISSET(fd, &w) ? " write" : "",
           FD_ISSET(fd, &e) ? " except" : "");
}
int main(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX };
    socklen_t len = sizeof a;
    int s[2], l = socket(AF_UNIX, SOCK_STREAM, 0);
    char b[3000];
    bind(l, (struct sockaddr *)&a, sizeof(sa_family_t));
    getsockname(l, (struct sockaddr *)&a, &len);
    listen(l, 1);
    look("listener", l);
    int c = socket(AF_UNIX, SOCK_STREAM, 0);
    connect(c, (struct sockaddr *)&a, len);
    look("somebody there", l);
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    look("pair", s[0]);
    write(s[1], "x", 1);
    look("a byte", s[0]);
    read(s[0], b, 1);
    while (send(s[0], b, sizeof b, MSG_DONTWAIT) > 0)
        ;
    look("full", s[0]);
    close(s[1]);
    look("closed", s[0]);
    return 0;
}
