//@ native
// Closing with unread bytes resets the connection; so does SO_LINGER of no time. What was read before is kept.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
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
    char b[8];
    int e = 0;
    socklen_t len = sizeof e;
    ssize_t n = read(fd, b, sizeof b);
    printf("%s: read %zd %s", what, n, n < 0 ? strerror(errno) : "");
    getsockopt(fd, SOL_SOCKET, SO_ERROR, &e, &len);
    printf(", SO_ERROR %d", e);
    n = read(fd, b, sizeof b);
    printf(", read %zd", n);
    n = send(fd, "x", 1, MSG_NOSIGNAL);
    printf(", send %zd %s\n", n, n < 0 ? strerror(errno) : "");
}

int main(void)
{
    int s = listener(2), u[2];
    int c = client(), k = accept(s, NULL, NULL);
    write(c, "unread", 6);
    close(k);
    usleep(20000);
    look("tcp unread", c);
    c = client(), k = accept(s, NULL, NULL);
    write(c, "unread", 6);
    write(k, "told", 4);
    close(k);
    usleep(20000);
    look("tcp unread, told", c);
    c = client(), k = accept(s, NULL, NULL);
    struct linger l = { 1, 0 };
    setsockopt(k, SOL_SOCKET, SO_LINGER, &l, sizeof l);
    close(k);
    usleep(20000);
    look("tcp linger", c);
    c = client(), k = accept(s, NULL, NULL);
    close(k);
    usleep(20000);
    look("tcp clean", c);
    c = client(), k = accept(s, NULL, NULL);
    close(k);
    usleep(20000);
    printf("first send %zd", send(c, "x", 1, MSG_NOSIGNAL));
    usleep(20000);
    ssize_t n = send(c, "x", 1, MSG_NOSIGNAL);
    printf(", second %zd %s\n", n, strerror(errno));
    look("then", c);
    c = client();
    close(s);
    usleep(20000);
    look("listener closed", c);
    socketpair(AF_UNIX, SOCK_STREAM, 0, u);
    write(u[0], "unread", 6);
    close(u[1]);
    look("unix unread", u[0]);
    socketpair(AF_UNIX, SOCK_STREAM, 0, u);
    close(u[1]);
    look("unix clean", u[0]);
    return 0;
}
