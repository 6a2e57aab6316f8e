//@ native
// select: readiness, end of file is readable, timeout, time left.
#include <stdio.h>
#include <sys/select.h>
#include <sys/time.h>
#include <unistd.h>
int main(void)
{
    int a[2], b[2];
    fd_set r, w;
    pipe(a);
    pipe(b);
    struct timeval t = { 0, 1000 };
    FD_ZERO(&r);
    FD_SET(a[0], &r);
    printf("%d\n", select(a[0] + 1, &r, NULL, NULL, &t));
    write(a[1], "x", 1);
    FD_ZERO(&r);
    FD_ZERO(&w);
    FD_SET(a[0], &r);
    FD_SET(b[0], &r);
    FD_SET(b[1], &w);
    int n = select(b[1] + 1, &r, &w, NULL, NULL);
    printf("%d %d %d %d\n", n, FD_ISSET(a[0], &r) != 0, FD_ISSET(b[0], &r) != 0, FD_ISSET(b[1], &w) != 0);
    close(b[1]);
    FD_ZERO(&r);
    FD_SET(b[0], &r);
    printf("%d\n", select(b[0] + 1, &r, NULL, NULL, NULL));
    return 0;
}
