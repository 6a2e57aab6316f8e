//@ native
// epoll(7) on a socket: edge-triggered tells once for each arrival; EPOLLRDHUP and EPOLLHUP tell of the other end.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
static int e;
static void look(const char *when)
{
    struct epoll_event got[2];
    int n = epoll_wait(e, got, 2, 0);
    printf("%s:", when);
    for (int i = 0; i < n; i++) {
        unsigned v = got[i].events;
        printf("%s%s%s%s%s", v & EPOLLIN ? " IN" : "", v & EPOLLOUT ? " OUT" : "", v & EPOLLRDHUP ? " RDHUP" : "",
               v & EPOLLHUP ? " HUP" : "", v & EPOLLERR ? " ERR" : "");
    }
    printf("\n");
}
int main(void)
{
    int s[2];
    char b[8];
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    e = epoll_create1(0);
    struct epoll_event ev = { .events = EPOLLIN | EPOLLRDHUP | EPOLLET, .data.fd = s[0] };
    epoll_ctl(e, EPOLL_CTL_ADD, s[0], &ev);
    look("nothing");
    write(s[1], "abc", 3);
    look("three bytes");
    look("the same");
    read(s[0], b, 1);
    look("one read");
    write(s[1], "d", 1);
    look("one more");
    read(s[0], b, 8);
    look("all read");
    shutdown(s[1], SHUT_WR);
    look("half closed");
    look("the same");
    close(s[1]);
    look("closed");
    ev.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP;
    epoll_ctl(e, EPOLL_CTL_MOD, s[0], &ev);
    look("level");
    look("level again");
    return 0;
}
