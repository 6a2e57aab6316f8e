//@ native
// A connection is there before accept: data can be sent, the other side may even be gone again.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

int main(void)
{
    int s = listener(5), c[3];
    char b[16];
    for (int i = 0; i < 3; i++) {
        c[i] = client();
        sprintf(b, "hello %d", i);
        write(c[i], b, 7);
    }
    close(c[1]);
    for (int i = 0; i < 3; i++) {
        struct sockaddr_in from, own;
        socklen_t len = sizeof from;
        int k = accept(s, (struct sockaddr *)&from, &len);
        if (i != 1) {
            getsockname(c[i], (struct sockaddr *)&own, &len);
            printf("%s ", own.sin_port == from.sin_port ? "the same port," : "another port,");
        }
        ssize_t n = read(k, b, sizeof b);
        printf("%.*s", (int)n, b);
        if (i == 1)
            printf(", end %zd", read(k, b, 1));
        printf("\n");
    }
    return 0;
}
