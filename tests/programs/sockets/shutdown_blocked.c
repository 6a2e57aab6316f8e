//@ native
// shutdown(2) in one thread wakes another that is blocked in recv or in accept on the same socket.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
static void *receives(void *arg)
{
    char b[4];
    ssize_t n = recv(*(int *)arg, b, 4, 0);
    printf("recv %zd\n", n);
    return NULL;
}
static void *accepts(void *arg)
{
    int k = accept(*(int *)arg, NULL, NULL);
    printf("accept %d %s\n", k, strerror(errno));
    return NULL;
}
int main(void)
{
    int s[2];
    pthread_t t;
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    pthread_create(&t, NULL, receives, &s[0]);
    usleep(50000);
    shutdown(s[0], SHUT_RD);
    pthread_join(t, NULL);
    printf("the other end may not write: %zd %s\n", send(s[1], "x", 1, MSG_NOSIGNAL), strerror(errno));
    printf("but this one may: %zd\n", write(s[0], "y", 1));
    struct sockaddr_un a = { .sun_family = AF_UNIX };
    int l = socket(AF_UNIX, SOCK_STREAM, 0);
    bind(l, (struct sockaddr *)&a, sizeof(sa_family_t));
    listen(l, 1);
    pthread_create(&t, NULL, accepts, &l);
    usleep(50000);
    shutdown(l, SHUT_RD);
    pthread_join(t, NULL);
    return 0;
}
