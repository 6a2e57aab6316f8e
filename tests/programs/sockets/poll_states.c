//@ native
// What poll(2) says of a socket in each of its states.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

static void look(const char *what, int fd)
{
    struct pollfd p = { fd, POLLIN | POLLOUT | POLLRDHUP, 0 };
    poll(&p, 1, 0);
    printf("%-28s%s%s%s%s%s\n", what, p.revents & POLLIN ? " IN" : "", p.revents & POLLOUT ? " OUT" : "",
           p.revents & POLLRDHUP ? " RDHUP" : "", p.revents & POLLHUP ? " HUP" : "", p.revents & POLLERR ? " ERR" : "");
}

int main(void)
{
    int u[2], t = socket(AF_INET, SOCK_STREAM, 0), x = socket(AF_UNIX, SOCK_STREAM, 0), d = socket(AF_INET, SOCK_DGRAM, 0);
    look("new tcp", t), look("new unix", x), look("new udp", d);
    int s = listener(2);
    look("listening", s);
    int c = client();
    usleep(20000);
    look("somebody waits", s);
    int k = accept(s, NULL, NULL);
    look("accepted", k);
    write(c, "x", 1);
    usleep(20000);
    look("a byte", k);
    shutdown(c, SHUT_WR);
    usleep(20000);
    look("half closed", k), look("the other side", c);
    close(c);
    usleep(20000);
    look("closed", k);
    write(k, "x", 1);
    usleep(20000);
    look("reset", k);
    socketpair(AF_UNIX, SOCK_STREAM, 0, u);
    look("pair", u[0]);
    shutdown(u[0], SHUT_RD);
    look("SHUT_RD", u[0]), look("the other side", u[1]);
    shutdown(u[0], SHUT_WR);
    look("SHUT_RDWR", u[0]), look("the other side", u[1]);
    socketpair(AF_UNIX, SOCK_STREAM, 0, u);
    write(u[1], "x", 1);
    close(u[1]);
    look("closed after a byte", u[0]);
    socketpair(AF_UNIX, SOCK_STREAM, 0, u);
    write(u[0], "x", 1);
    close(u[1]);
    look("closed with a byte unread", u[0]);
    socketpair(AF_UNIX, SOCK_DGRAM, 0, u);
    look("datagram pair", u[0]);
    close(u[1]);
    look("datagram, other closed", u[0]);
    char big[1000];
    socketpair(AF_UNIX, SOCK_STREAM, 0, u);
    while (send(u[0], big, sizeof big, MSG_DONTWAIT) > 0)
        ;
    look("full", u[0]);
    recv(u[1], big, sizeof big, 0);
    look("one read", u[0]);
    for (int i = 0; i < 80; i++)
        recv(u[1], big, sizeof big, MSG_DONTWAIT);
    look("nearly empty", u[0]);
    return 0;
}
