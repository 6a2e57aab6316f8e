//@ native
// shutdown(SHUT_WR) ends one direction: the server reads to the end and then answers.
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
    int s = listener(1);
    if (fork() == 0) {
        int c = client(), sum = 0;
        char b[64];
        for (int i = 0; i < 10; i++)
            write(c, "0123456789", i);
        shutdown(c, SHUT_WR);
        printf("write after shutdown: %zd %s\n", send(c, "x", 1, MSG_NOSIGNAL), strerror(errno));
        ssize_t n = recv(c, b, sizeof b, MSG_WAITALL);
        printf("answer %.*s\n", (int)n, b);
        printf("end %zd\n", read(c, b, 1));
        return sum;
    }
    int k = accept(s, NULL, NULL), total = 0;
    char b[7];
    ssize_t n;
    while ((n = read(k, b, sizeof b)) > 0)
        total += n;
    n = snprintf(b, sizeof b, "%d", total);
    write(k, b, n);
    close(k);
    wait(NULL);
    return 0;
}
