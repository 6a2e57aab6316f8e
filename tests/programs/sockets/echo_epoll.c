//@ native
// A server on epoll(7), level-triggered; the listener and the connections do not block.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sockaddr_in a;

static int listener(int backlog)
{
    socklen_t len = sizeof a;
    int s = socket(AF_INET, SOCK_STREAM, 0);
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    a.sin_port = 0;
    bind(s, (struct sockaddr *)&a, sizeof a);
    getsockname(s, (struct sockaddr *)&a, &len);
    listen(s, backlog);
    return s;
}

static int client(void)
{
    int c = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(c, (struct sockaddr *)&a, sizeof a) < 0)
        perror("connect");
    return c;
}

int main(void)
{
    int s = listener(5);
    if (fork() == 0) {
        int c[3];
        for (int i = 0; i < 3; i++)
            c[i] = client();
        for (int i = 0; i < 9; i++) {
            char b[8];
            write(c[i % 3], "ping", 4);
            ssize_t n = recv(c[i % 3], b, 4, MSG_WAITALL);
            printf("%d %.*s\n", i, (int)n, b);
        }
        return 0;
    }
    int e = epoll_create1(0), clients = 0, closed = 0;
    struct epoll_event ev = { .events = EPOLLIN, .data.fd = s }, got[4];
    fcntl(s, F_SETFL, O_NONBLOCK);
    epoll_ctl(e, EPOLL_CTL_ADD, s, &ev);
    while (closed < 3) {
        int n = epoll_wait(e, got, 4, -1);
        for (int i = 0; i < n; i++) {
            if (got[i].data.fd == s) {
                int k;
                while ((k = accept4(s, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
                    ev.events = EPOLLIN | EPOLLRDHUP;
                    ev.data.fd = k;
                    epoll_ctl(e, EPOLL_CTL_ADD, k, &ev);
                    clients++;
                }
                continue;
            }
            char b[3];
            ssize_t k;
            while ((k = read(got[i].data.fd, b, sizeof b)) > 0)
                write(got[i].data.fd, b, k);
            if (k == 0) {
                close(got[i].data.fd);
                closed++;
            }
        }
    }
    wait(NULL);
    printf("clients %d closed %d\n", clients, closed);
    return 0;
}
