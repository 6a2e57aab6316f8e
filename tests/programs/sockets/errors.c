//@ native
// The errors of the socket calls, one after the other.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#define SAY(call) do { long r = call; printf("%s: %s\n", #call, r < 0 ? strerror(errno) : "fine"); } while (0)
int main(void)
{
    struct sockaddr_in in = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct sockaddr_un un = { .sun_family = AF_UNIX, .sun_path = "/tmp/ringside_no/such/dir" };
    struct sockaddr *i = (struct sockaddr *)&in, *u = (struct sockaddr *)&un;
    socklen_t len = sizeof in;
    char b[4];
    int pair[2], p[2];
    pipe(p);
    SAY(socket(AF_UNIX, 99, 0));
    SAY(socket(77, SOCK_STREAM, 0));
    SAY(socket(AF_INET, SOCK_STREAM, IPPROTO_UDP));
    SAY(socket(AF_INET, SOCK_SEQPACKET, 0));
    SAY(socketpair(AF_INET, SOCK_STREAM, 0, pair));
    SAY(bind(99, i, len));
    SAY(bind(p[0], i, len));
    SAY(listen(p[0], 1));
    SAY(send(p[1], "x", 1, 0));
    SAY(recv(p[0], b, 1, 0));
    SAY(getsockname(0 + p[0], i, &len));
    int t = socket(AF_INET, SOCK_STREAM, 0), d = socket(AF_INET, SOCK_DGRAM, 0), x = socket(AF_UNIX, SOCK_STREAM, 0);
    SAY(bind(t, i, 4));
    SAY(bind(t, u, sizeof un));
    SAY(bind(x, u, sizeof un));
    SAY(bind(x, i, len));
    SAY(bind(x, u, 200));
    SAY(listen(x, 1));
    SAY(listen(d, 1));
    SAY(accept(t, NULL, NULL));
    SAY(accept(d, NULL, NULL));
    SAY(getpeername(t, i, &len));
    SAY(recv(t, b, 1, 0));
    SAY(recv(x, b, 1, 0));
    SAY(send(x, "x", 1, 0));
    SAY(send(t, "x", 1, MSG_NOSIGNAL));
    SAY(send(d, "x", 1, 0));
    SAY(shutdown(t, SHUT_RD));
    SAY(shutdown(t, 9));
    SAY(shutdown(x, SHUT_WR));
    in.sin_addr.s_addr = inet_addr("192.0.2.1");
    SAY(bind(t, i, sizeof in));
    in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    SAY(bind(t, i, sizeof in));
    SAY(bind(t, i, sizeof in));
    SAY(listen(t, 1));
    SAY(connect(t, i, sizeof in));
    SAY(connect(x, i, sizeof in));
    SAY(connect(d, u, sizeof un));
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    SAY(sendto(pair[0], "x", 1, 0, u, sizeof un));
    SAY(sendto(x, "x", 1, 0, u, sizeof un));
    SAY(connect(pair[0], u, sizeof un));
    SAY(accept(pair[0], NULL, NULL));
    SAY(lseek(pair[0], 0, SEEK_SET));
    return 0;
}
