//@ native
// Nobody there: what connect, send and recv say to TCP, UDP and UNIX sockets.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#define SAY(what, r) do { long result = (r); printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : ""); } while (0)
int main(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t len = sizeof a;
    char b[8];
    int s = socket(AF_INET, SOCK_STREAM, 0);
    bind(s, (struct sockaddr *)&a, sizeof a);
    getsockname(s, (struct sockaddr *)&a, &len);
    int c = socket(AF_INET, SOCK_STREAM, 0);
    SAY("tcp, bound but not listening", connect(c, (struct sockaddr *)&a, sizeof a));
    listen(s, 1);
    SAY("tcp, listening", connect(c, (struct sockaddr *)&a, sizeof a));
    SAY("tcp, connected", connect(c, (struct sockaddr *)&a, sizeof a));

    int u = socket(AF_INET, SOCK_DGRAM, 0), v = socket(AF_INET, SOCK_DGRAM, 0);
    a.sin_port = 0;
    bind(v, (struct sockaddr *)&a, sizeof a);
    getsockname(v, (struct sockaddr *)&a, &len);
    close(v);
    SAY("udp connect", connect(u, (struct sockaddr *)&a, sizeof a));
    SAY("udp send", send(u, "x", 1, 0));
    SAY("udp recv", recv(u, b, 8, MSG_DONTWAIT));
    SAY("udp recv", recv(u, b, 8, MSG_DONTWAIT));
    v = socket(AF_INET, SOCK_DGRAM, 0);
    SAY("udp sendto", sendto(v, "x", 1, 0, (struct sockaddr *)&a, sizeof a));
    SAY("udp sendto", sendto(v, "x", 1, 0, (struct sockaddr *)&a, sizeof a));
    SAY("udp recv", recv(v, b, 8, MSG_DONTWAIT));

    struct sockaddr_un x = { .sun_family = AF_UNIX, .sun_path = "/tmp/ringside_refused" };
    int k = socket(AF_UNIX, SOCK_STREAM, 0);
    unlink(x.sun_path);
    SAY("unix, no name", connect(k, (struct sockaddr *)&x, sizeof x));
    close(open(x.sun_path, O_CREAT | O_WRONLY, 0600));
    SAY("unix, a file", connect(k, (struct sockaddr *)&x, sizeof x));
    unlink(x.sun_path);
    int l = socket(AF_UNIX, SOCK_STREAM, 0);
    bind(l, (struct sockaddr *)&x, sizeof x);
    SAY("unix, not listening", connect(k, (struct sockaddr *)&x, sizeof x));
    int d = socket(AF_UNIX, SOCK_DGRAM, 0);
    SAY("unix, other type", connect(d, (struct sockaddr *)&x, sizeof x));
    listen(l, 1);
    close(l);
    SAY("unix, closed", connect(k, (struct sockaddr *)&x, sizeof x));
    unlink(x.sun_path);
    return 0;
}
