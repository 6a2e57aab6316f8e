//@ native
// shutdown(2) of each half, on streams and datagrams: what either side may still do.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
static const char *is(ssize_t n)
{
    static char b[4][64];
    static int i;
    i = (i + 1) % 4;
    if (n < 0)
        snprintf(b[i], 64, "%s", strerror(errno));
    else
        snprintf(b[i], 64, "%zd", n);
    return b[i];
}
int main(void)
{
    const char *names[] = { "RD", "WR", "RDWR" };
    int types[] = { SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET };
    for (int t = 0; t < 3; t++)
        for (int how = 0; how < 3; how++) {
            int s[2];
            char b[8];
            socketpair(AF_UNIX, types[t], 0, s);
            write(s[0], "ab", 2), write(s[1], "cd", 2);
            shutdown(s[0], how);
            printf("%d %s:", types[t], names[how]);
            printf(" own read %s", is(recv(s[0], b, 8, MSG_DONTWAIT)));
            printf(" %s", is(recv(s[0], b, 8, MSG_DONTWAIT)));
            printf(", own send %s", is(send(s[0], "x", 1, MSG_NOSIGNAL)));
            printf(", other read %s", is(recv(s[1], b, 8, MSG_DONTWAIT)));
            printf(" %s", is(recv(s[1], b, 8, MSG_DONTWAIT)));
            printf(", other send %s\n", is(send(s[1], "x", 1, MSG_NOSIGNAL)));
        }
    return 0;
}
