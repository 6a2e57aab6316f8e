//@ native
// getsockname, getpeername and accept on UNIX sockets: what is unnamed has the family only.
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
static void show(const char *what, int r, struct sockaddr_un *a, socklen_t len)
{
    if (r < 0)
        printf("%s: %s\n", what, strerror(errno));
    else if (len <= offsetof(struct sockaddr_un, sun_path))
        printf("%s: unnamed, %u\n", what, len);
    else
        printf("%s: %s, %u\n", what, a->sun_path, len);
}
#define ASK(call, fd) do { struct sockaddr_un a; socklen_t n = sizeof a; memset(&a, 0, n); \
    int r = call(fd, (struct sockaddr *)&a, &n); show(#call " " #fd, r, &a, n); } while (0)
int main(void)
{
    struct sockaddr_un server = { .sun_family = AF_UNIX, .sun_path = "/tmp/ringside_names" }, mine = server;
    strcat(mine.sun_path, "_mine");
    unlink(server.sun_path), unlink(mine.sun_path);
    int s = socket(AF_UNIX, SOCK_STREAM, 0), c = socket(AF_UNIX, SOCK_STREAM, 0), d = socket(AF_UNIX, SOCK_STREAM, 0);
    ASK(getsockname, s);
    ASK(getpeername, s);
    bind(s, (struct sockaddr *)&server, sizeof server);
    listen(s, 2);
    ASK(getsockname, s);
    connect(c, (struct sockaddr *)&server, sizeof server);
    bind(d, (struct sockaddr *)&mine, SUN_LEN(&mine));
    connect(d, (struct sockaddr *)&server, sizeof server);
    struct sockaddr_un from;
    socklen_t len = sizeof from;
    memset(&from, 0, sizeof from);
    int k = accept(s, (struct sockaddr *)&from, &len);
    show("accepted", 0, &from, len);
    len = sizeof from;
    int m = accept(s, (struct sockaddr *)&from, &len);
    show("accepted", 0, &from, len);
    ASK(getsockname, k);
    ASK(getpeername, k);
    ASK(getsockname, c);
    ASK(getpeername, c);
    ASK(getpeername, m);
    // A short buffer gets the beginning and is told the whole length.
    char b[6];
    len = sizeof b;
    getsockname(s, (struct sockaddr *)b, &len);
    printf("%u %.4s\n", len, b + 2);
    int p[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, p);
    ASK(getsockname, p[0]);
    ASK(getpeername, p[0]);
    close(p[1]);
    ASK(getpeername, p[0]);
    unlink(server.sun_path), unlink(mine.sun_path);
    return 0;
}
