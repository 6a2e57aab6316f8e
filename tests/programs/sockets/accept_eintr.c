//@ native
// A signal while accept or recv waits: EINTR, or on with SA_RESTART; never restarted with SO_RCVTIMEO.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
static int rang, s;
static struct sockaddr_un a = { .sun_family = AF_UNIX };
static socklen_t len = sizeof a;
static void ring(int n)
{
    rang++;
    if (rang == 2 && fork() == 0) {
        int c = socket(AF_UNIX, SOCK_STREAM, 0);
        connect(c, (struct sockaddr *)&a, len);
        _exit(0);
    }
}
static void alarm_in(int ms, int flags)
{
    struct sigaction sa = { .sa_handler = ring, .sa_flags = flags };
    struct itimerval t = { .it_value.tv_usec = ms * 1000 };
    sigaction(SIGALRM, &sa, NULL);
    setitimer(ITIMER_REAL, &t, NULL);
}
int main(void)
{
    int p[2];
    char b;
    s = socket(AF_UNIX, SOCK_STREAM, 0);
    bind(s, (struct sockaddr *)&a, sizeof(sa_family_t));
    getsockname(s, (struct sockaddr *)&a, &len);
    listen(s, 1);
    alarm_in(50, 0);
    int k = accept(s, NULL, NULL);
    printf("%s, rang %d\n", k < 0 ? strerror(errno) : "accepted", rang);
    alarm_in(50, SA_RESTART);
    k = accept(s, NULL, NULL);
    printf("%s, rang %d\n", k < 0 ? strerror(errno) : "accepted", rang);
    wait(NULL);
    socketpair(AF_UNIX, SOCK_STREAM, 0, p);
    struct timeval t = { 5, 0 };
    setsockopt(p[0], SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t);
    alarm_in(50, SA_RESTART);
    ssize_t n = recv(p[0], &b, 1, 0);
    printf("%zd %s, rang %d\n", n, strerror(errno), rang);
    return 0;
}
