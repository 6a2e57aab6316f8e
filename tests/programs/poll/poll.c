//@ native
// poll: POLLIN, POLLOUT, POLLHUP, POLLNVAL, POLLERR.
#include <poll.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int a[2];
    pipe(a);
    struct pollfd p[3] = { { a[0], POLLIN, 0 }, { a[1], POLLOUT, 0 }, { 77, POLLIN, 0 } };
    int n = poll(p, 3, 0);
    printf("%d %x %x %x\n", n, p[0].revents, p[1].revents, p[2].revents);
    write(a[1], "x", 1);
    close(a[1]);
    n = poll(p, 1, -1);
    printf("%d %x\n", n, p[0].revents);
    char c;
    read(a[0], &c, 1);
    n = poll(p, 1, -1);
    printf("%d %x\n", n, p[0].revents);
    pipe(a);
    close(a[0]);
    p[0].fd = a[1];
    p[0].events = POLLOUT;
    n = poll(p, 1, 0);
    printf("%d %x\n", n, p[0].revents & POLLERR);
    p[0].fd = -1;
    printf("%d\n", poll(p, 1, 10));
    return 0;
}
