//@ native
// epoll: level and edge triggered, one-shot, errors.
#include <errno.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <unistd.h>
int main(void)
{
    int p[2], e = epoll_create1(0);
    char c;
    struct epoll_event ev = { .events = EPOLLIN, .data.fd = 5 }, out[4];
    pipe(p);
    printf("%d\n", epoll_ctl(e, EPOLL_CTL_ADD, p[0], &ev));
    int r = epoll_ctl(e, EPOLL_CTL_ADD, p[0], &ev);
    printf("%d %d\n", r, errno == EEXIST);
    printf("%d\n", epoll_wait(e, out, 4, 0));
    write(p[1], "ab", 2);
    printf("level %d %d\n", epoll_wait(e, out, 4, 0), epoll_wait(e, out, 4, 0));
    printf("%d %d\n", out[0].data.fd, out[0].events == EPOLLIN);
    ev.events = EPOLLIN | EPOLLET;
    epoll_ctl(e, EPOLL_CTL_MOD, p[0], &ev);
    printf("edge %d", epoll_wait(e, out, 4, 0));
    printf(" %d", epoll_wait(e, out, 4, 0));
    read(p[0], &c, 1);
    printf(" %d", epoll_wait(e, out, 4, 0));
    write(p[1], "c", 1);
    printf(" %d\n", epoll_wait(e, out, 4, 0));
    ev.events = EPOLLIN | EPOLLONESHOT;
    epoll_ctl(e, EPOLL_CTL_MOD, p[0], &ev);
    printf("once %d", epoll_wait(e, out, 4, 0));
    printf(" %d\n", epoll_wait(e, out, 4, 0));
    printf("%d\n", epoll_ctl(e, EPOLL_CTL_DEL, p[0], NULL));
    r = epoll_ctl(e, EPOLL_CTL_DEL, p[0], NULL);
    printf("%d %d\n", r, errno == ENOENT);
    return 0;
}
