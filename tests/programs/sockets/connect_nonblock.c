//@ native
// connect without blocking: EINPROGRESS, then poll and SO_ERROR say how it went.
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

static void go(struct sockaddr_in *to, const char *what)
{
    int c = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), e = -1;
    socklen_t len = sizeof e;
    struct pollfd p = { c, POLLOUT, 0 };
    int r = connect(c, (struct sockaddr *)to, sizeof *to);
    printf("%s: %d %s\n", what, r, strerror(errno));
    r = poll(&p, 1, 1000);
    printf("  poll %d%s%s%s\n", r, p.revents & POLLOUT ? " OUT" : "", p.revents & POLLERR ? " ERR" : "",
           p.revents & POLLHUP ? " HUP" : "");
    getsockopt(c, SOL_SOCKET, SO_ERROR, &e, &len);
    printf("  SO_ERROR %s\n", e ? strerror(e) : "none");
    r = connect(c, (struct sockaddr *)to, sizeof *to);
    printf("  again %d %s\n", r, r < 0 ? strerror(errno) : "");
    r = connect(c, (struct sockaddr *)to, sizeof *to);
    printf("  once more %d %s\n", r, r < 0 ? strerror(errno) : "");
    close(c);
}

int main(void)
{
    int s = listener(5);
    struct sockaddr_in to = a;
    go(&to, "listening");
    close(s);
    usleep(20000);
    go(&to, "nobody");
    return 0;
}
