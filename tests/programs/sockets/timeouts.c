//@ native
// SO_RCVTIMEO and SO_SNDTIMEO: a call that waits gives up with EAGAIN; what was moved before counts.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
static char big[1000000];
static long ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}
int main(void)
{
    int s[2];
    char b[8];
    struct timeval t = { 0, 200000 };
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    setsockopt(s[0], SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t);
    setsockopt(s[0], SOL_SOCKET, SO_SNDTIMEO, &t, sizeof t);
    long start = ms();
    ssize_t n = recv(s[0], b, 8, 0);
    printf("%zd %s, waited %d\n", n, strerror(errno), ms() - start >= 190);
    write(s[1], "abc", 3);
    start = ms();
    n = recv(s[0], b, 8, MSG_WAITALL);
    printf("%zd, waited %d\n", n, ms() - start >= 190);
    start = ms();
    n = write(s[0], big, sizeof big);
    printf("%d, waited %d\n", n > 0 && n < (ssize_t)sizeof big, ms() - start >= 190);
    start = ms();
    n = write(s[0], big, sizeof big);
    printf("%zd %s, waited %d\n", n, strerror(errno), ms() - start >= 190);
    write(s[1], "d", 1);
    start = ms();
    n = recv(s[0], b, 8, 0);
    printf("%zd, at once %d\n", n, ms() - start < 100);
    return 0;
}
