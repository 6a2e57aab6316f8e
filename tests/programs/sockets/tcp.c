//@ native
// A server and a client over the loopback: bind, listen, accept, connect, names.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_in a;
    socklen_t len = sizeof a;
    int on = 1;
    memset(&a, 0, sizeof a);
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int s = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    bind(s, (struct sockaddr *)&a, sizeof a);
    getsockname(s, (struct sockaddr *)&a, &len);
    int c = socket(AF_INET, SOCK_STREAM, 0);
    int r = connect(c, (struct sockaddr *)&a, sizeof a);
    printf("%d %d\n", r, errno == ECONNREFUSED);
    close(c);
    listen(s, 5);
    if (fork() == 0) {
        char b[32];
        int k = socket(AF_INET, SOCK_STREAM, 0);
        connect(k, (struct sockaddr *)&a, sizeof a);
        write(k, "ping", 4);
        ssize_t n = read(k, b, sizeof b);
        printf("client got %.*s\n", (int)n, b);
        fflush(stdout);
        close(k);
        _exit(0);
    }
    struct sockaddr_in peer;
    len = sizeof peer;
    int k = accept(s, (struct sockaddr *)&peer, &len);
    char b[32];
    ssize_t n = read(k, b, sizeof b);
    printf("server got %.*s from %s\n", (int)n, b, inet_ntoa(peer.sin_addr));
    fflush(stdout);
    write(k, "pong", 4);
    printf("%zd\n", read(k, b, sizeof b));
    wait(NULL);
    return 0;
}
