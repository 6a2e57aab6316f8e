//@ native
// One process serves several clients with select(2) (UNP, chapter 6).
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sockaddr_in a;

static int listener(int backlog)
{
    socklen_t len = sizeof a;
    int s = socket(AF_INET, SOCK_STREAM, 0);
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    a.sin_port = 0;
    bind(s, (struct sockaddr *)&a, sizeof a);
    getsockname(s, (struct sockaddr *)&a, &len);
    listen(s, backlog);
    return s;
}

static int client(void)
{
    int c = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(c, (struct sockaddr *)&a, sizeof a) < 0)
        perror("connect");
    return c;
}

static void serve(int s, int clients)
{
    fd_set all, ready;
    int most = s, open = 0, seen = 0;
    FD_ZERO(&all);
    FD_SET(s, &all);
    while (seen < clients || open > 0) {
        ready = all;
        select(most + 1, &ready, NULL, NULL, NULL);
        for (int fd = 0; fd <= most; fd++) {
            if (!FD_ISSET(fd, &ready))
                continue;
            if (fd == s) {
                int k = accept(s, NULL, NULL);
                FD_SET(k, &all);
                most = k > most ? k : most;
                seen++;
                open++;
                continue;
            }
            char b[32];
            ssize_t n = read(fd, b, sizeof b);
            if (n > 0) {
                write(fd, b, n);
            } else {
                close(fd);
                FD_CLR(fd, &all);
                open--;
            }
        }
    }
}

int main(void)
{
    int s = listener(5), c[3];
    if (fork() == 0) {
        serve(s, 3);
        _exit(0);
    }
    for (int i = 0; i < 3; i++)
        c[i] = client();
    for (int round = 0; round < 2; round++)
        for (int i = 2; i >= 0; i--) {
            char b[32];
            int n = snprintf(b, sizeof b, "round %d from %d", round, i);
            write(c[i], b, n);
            n = read(c[i], b, sizeof b);
            printf("%.*s\n", n, b);
        }
    for (int i = 0; i < 3; i++)
        close(c[i]);
    wait(NULL);
    printf("served\n");
    return 0;
}
