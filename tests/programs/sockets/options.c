//@ native
// getsockopt and setsockopt: what a new socket has, what is set, what is refused.
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
static void get(int s, int level, int name, const char *what)
{
    int v = -1;
    socklen_t len = sizeof v;
    int r = getsockopt(s, level, name, &v, &len);
    if (r < 0)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: %d (%u)\n", what, v, len);
}
static void set(int s, int level, int name, int v, const char *what)
{
    if (setsockopt(s, level, name, &v, sizeof v) < 0)
        printf("set %s: %s\n", what, strerror(errno));
}
#define GET(s, name) get(s, SOL_SOCKET, name, #name)
#define SET(s, name, v) set(s, SOL_SOCKET, name, v, #name)
int main(void)
{
    int t = socket(AF_INET, SOCK_STREAM, 0), u = socket(AF_UNIX, SOCK_DGRAM, 0);
    GET(t, SO_TYPE), GET(u, SO_TYPE);
    GET(t, SO_DOMAIN), GET(u, SO_DOMAIN);
    GET(t, SO_PROTOCOL), GET(u, SO_PROTOCOL);
    GET(t, SO_ACCEPTCONN), GET(t, SO_ERROR), GET(t, SO_REUSEADDR), GET(t, SO_KEEPALIVE), GET(t, SO_BROADCAST);
    GET(u, SO_SNDBUF), GET(u, SO_RCVBUF), GET(t, SO_RCVLOWAT), GET(t, SO_SNDLOWAT), GET(u, SO_PASSCRED);
    SET(t, SO_REUSEADDR, 7), GET(t, SO_REUSEADDR);
    SET(t, SO_KEEPALIVE, 1), GET(t, SO_KEEPALIVE);
    SET(u, SO_SNDBUF, 10000), GET(u, SO_SNDBUF);
    SET(u, SO_SNDBUF, 1), GET(u, SO_SNDBUF);
    SET(u, SO_RCVBUF, 0), GET(u, SO_RCVBUF);
    SET(u, SO_PASSCRED, 1), GET(u, SO_PASSCRED);
    SET(t, SO_RCVLOWAT, 5), GET(t, SO_RCVLOWAT);
    get(t, IPPROTO_TCP, TCP_NODELAY, "TCP_NODELAY");
    set(t, IPPROTO_TCP, TCP_NODELAY, 1, "TCP_NODELAY");
    get(t, IPPROTO_TCP, TCP_NODELAY, "TCP_NODELAY");
    get(t, IPPROTO_IP, IP_TTL, "IP_TTL");
    get(u, IPPROTO_TCP, TCP_NODELAY, "TCP_NODELAY of a UNIX socket");
    get(t, SOL_SOCKET, 9999, "no such option");
    set(t, SOL_SOCKET, SO_TYPE, 1, "SO_TYPE");
    struct linger l = { 9, 9 };
    socklen_t len = sizeof l;
    getsockopt(t, SOL_SOCKET, SO_LINGER, &l, &len);
    printf("linger %d %d (%u)\n", l.l_onoff, l.l_linger, len);
    l = (struct linger){ 1, 3 };
    setsockopt(t, SOL_SOCKET, SO_LINGER, &l, sizeof l);
    getsockopt(t, SOL_SOCKET, SO_LINGER, &l, &len);
    printf("linger %d %d\n", l.l_onoff, l.l_linger);
    struct timeval v = { 2, 500000 };
    printf("%d\n", setsockopt(t, SOL_SOCKET, SO_RCVTIMEO, &v, sizeof v));
    v.tv_sec = v.tv_usec = 0;
    len = sizeof v;
    getsockopt(t, SOL_SOCKET, SO_RCVTIMEO, &v, &len);
    printf("%ld %ld\n", (long)v.tv_sec, (long)v.tv_usec);
    v.tv_usec = 1000000;
    int r = setsockopt(t, SOL_SOCKET, SO_RCVTIMEO, &v, sizeof v);
    printf("%d %s\n", r, strerror(errno));
    char short_on = 1;
    r = setsockopt(t, SOL_SOCKET, SO_REUSEADDR, &short_on, 1);
    printf("%d %s\n", r, strerror(errno));
    listen(t, 1);
    GET(t, SO_ACCEPTCONN);
    return 0;
}
