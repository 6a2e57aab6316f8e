//@ native
// O_NONBLOCK by fcntl, by FIONBIO and by SOCK_NONBLOCK; what accept and dup hand on; SOCK_CLOEXEC.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
static void show(const char *what, int fd)
{
    printf("%s:%s%s%s\n", what, fcntl(fd, F_GETFL) & O_NONBLOCK ? " O_NONBLOCK" : "",
           (fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDWR ? " O_RDWR" : "", fcntl(fd, F_GETFD) & FD_CLOEXEC ? " FD_CLOEXEC" : "");
}
int main(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX };
    socklen_t len = sizeof a;
    int on = 1, off = 0, n;
    char b[4];
    int l = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    show("listener", l);
    bind(l, (struct sockaddr *)&a, sizeof(sa_family_t));
    getsockname(l, (struct sockaddr *)&a, &len);
    listen(l, 4);
    int k = accept(l, NULL, NULL);
    printf("accept: %s\n", k < 0 ? strerror(errno) : "fine");
    int c = socket(AF_UNIX, SOCK_STREAM, 0);
    connect(c, (struct sockaddr *)&a, len);
    k = accept(l, NULL, NULL);
    show("accepted", k);
    ioctl(k, FIONBIO, &on);
    show("FIONBIO", k);
    show("its copy", dup(k));
    ssize_t r = read(k, b, 4);
    printf("read: %zd %s\n", r, strerror(errno));
    ioctl(k, FIONBIO, &off);
    show("off", k);
    write(c, "abc", 3);
    ioctl(k, FIONREAD, &n);
    printf("FIONREAD %d\n", n);
    int d = socket(AF_UNIX, SOCK_STREAM, 0);
    connect(d, (struct sockaddr *)&a, len);
    k = accept4(l, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    show("accept4", k);
    k = accept4(l, NULL, NULL, 1);
    printf("accept4: %s\n", strerror(errno));
    int p[2];
    socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, p);
    show("pair", p[0]);
    r = recv(p[0], b, 4, 0);
    printf("recv: %zd %s\n", r, strerror(errno));
    return 0;
}
