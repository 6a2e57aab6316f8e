//@ native
// A connected datagram socket takes messages from its partner only; connect to AF_UNSPEC ends that.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
static int udp(struct sockaddr_in *a)
{
    socklen_t len = sizeof *a;
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    *a = (struct sockaddr_in){ .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    bind(s, (struct sockaddr *)a, sizeof *a);
    getsockname(s, (struct sockaddr *)a, &len);
    return s;
}
static void get(int s)
{
    char b[16];
    ssize_t n = recv(s, b, sizeof b, MSG_DONTWAIT);
    if (n < 0)
        printf("%s\n", strerror(errno));
    else
        printf("%.*s\n", (int)n, b);
}
int main(void)
{
    struct sockaddr_in a, b, c;
    int s = udp(&a), friend = udp(&b), stranger = udp(&c);
    connect(s, (struct sockaddr *)&b, sizeof b);
    sendto(stranger, "stranger", 8, 0, (struct sockaddr *)&a, sizeof a);
    sendto(friend, "friend", 6, 0, (struct sockaddr *)&a, sizeof a);
    get(s), get(s);
    printf("%zd\n", send(s, "to the friend", 13, 0));
    printf("%zd\n", sendto(s, "to another", 10, 0, (struct sockaddr *)&c, sizeof c));
    get(friend), get(stranger);
    struct sockaddr none = { .sa_family = AF_UNSPEC };
    printf("%d\n", connect(s, &none, sizeof none));
    ssize_t n = send(s, "x", 1, 0);
    printf("%zd %s\n", n, strerror(errno));
    n = write(s, "x", 1);
    printf("%zd %s\n", n, strerror(errno));
    struct sockaddr_un u = { .sun_family = AF_UNIX }, v = u;
    socklen_t ul = sizeof u, vl = sizeof v;
    int x = socket(AF_UNIX, SOCK_DGRAM, 0), y = socket(AF_UNIX, SOCK_DGRAM, 0), z = socket(AF_UNIX, SOCK_DGRAM, 0);
    bind(x, (struct sockaddr *)&u, sizeof(sa_family_t));
    bind(y, (struct sockaddr *)&v, sizeof(sa_family_t));
    getsockname(x, (struct sockaddr *)&u, &ul);
    getsockname(y, (struct sockaddr *)&v, &vl);
    connect(x, (struct sockaddr *)&v, vl);
    n = sendto(z, "x", 1, 0, (struct sockaddr *)&u, ul);
    printf("%zd %s\n", n, strerror(errno));
    int r = connect(z, (struct sockaddr *)&u, ul);
    printf("%d %s\n", r, strerror(errno));
    printf("%zd\n", sendto(y, "partner", 7, 0, (struct sockaddr *)&u, ul));
    get(x);
    close(y);
    n = send(x, "x", 1, 0);
    printf("%zd %s\n", n, strerror(errno));
    n = send(x, "x", 1, 0);
    printf("%zd %s\n", n, strerror(errno));
    return 0;
}
