//@ native
// epoll: level tells as long as there is something, edge once, one-shot once and no more.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int e = epoll_create1(0), p[2];
    char c[8];
    struct epoll_event ev = { .events = EPOLLIN, .data.u32 = 5 }, got[4];
    pipe(p);
    say("add", epoll_ctl(e, EPOLL_CTL_ADD, p[0], &ev) == 0);
    say("twice: EEXIST", epoll_ctl(e, EPOLL_CTL_ADD, p[0], &ev) == -1 && errno == EEXIST);
    say("nothing yet", epoll_wait(e, got, 4, 0) == 0);
    write(p[1], "ab", 2);
    say("level: told", epoll_wait(e, got, 4, 0) == 1 && got[0].events == EPOLLIN && got[0].data.u32 == 5);
    say("and told again", epoll_wait(e, got, 4, 0) == 1);
    ev.events = EPOLLIN | EPOLLET;
    epoll_ctl(e, EPOLL_CTL_MOD, p[0], &ev);
    say("edge: told", epoll_wait(e, got, 4, 0) == 1);
    say("not again", epoll_wait(e, got, 4, 0) == 0);
    write(p[1], "c", 1);
    say("until more comes", epoll_wait(e, got, 4, 0) == 1);
    ev.events = EPOLLIN | EPOLLONESHOT;
    epoll_ctl(e, EPOLL_CTL_MOD, p[0], &ev);
    say("one-shot: told", epoll_wait(e, got, 4, 0) == 1);
    write(p[1], "d", 1);
    say("no more", epoll_wait(e, got, 4, 0) == 0);
    epoll_ctl(e, EPOLL_CTL_MOD, p[0], &ev);
    say("until it is set anew", epoll_wait(e, got, 4, 0) == 1);
    epoll_ctl(e, EPOLL_CTL_DEL, p[0], NULL);
    say("deleted: ENOENT", epoll_ctl(e, EPOLL_CTL_MOD, p[0], &ev) == -1 && errno == ENOENT);
    say("a regular file: EPERM", epoll_ctl(e, EPOLL_CTL_ADD, fileno(tmpfile()), &ev) == -1 && errno == EPERM);
    say("itself: EINVAL", epoll_ctl(e, EPOLL_CTL_ADD, e, &ev) == -1 && errno == EINVAL);
    say("no room for events: EINVAL", epoll_wait(e, got, 0, 0) == -1 && errno == EINVAL);
    epoll_ctl(e, EPOLL_CTL_ADD, p[0], &(struct epoll_event){ .events = EPOLLIN });
    close(p[1]);
    read(p[0], c, 8);
    say("hang-up is always told", epoll_wait(e, got, 4, 0) == 1 && got[0].events & EPOLLHUP);
    close(p[0]);
    say("closed: gone from the set", epoll_wait(e, got, 4, 0) == 0);
    return 0;
}
