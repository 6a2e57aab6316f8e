//@ native
// A server that serves one client after the other (UNP, chapter 5).
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
    int s = listener(5);
    pid_t server = fork();
    if (server == 0) {
        for (int i = 0; i < 3; i++) {
            char b[64];
            ssize_t n;
            int k = accept(s, NULL, NULL);
            while ((n = read(k, b, sizeof b)) > 0)
                write(k, b, n);
            close(k);
        }
        _exit(7);
    }
    close(s);
    for (int i = 0; i < 3; i++) {
        char b[64];
        int c = client();
        for (int j = 0; j <= i; j++) {
            int n = snprintf(b, sizeof b, "client %d line %d", i, j);
            write(c, b, n);
            ssize_t got = read(c, b, sizeof b);
            printf("%.*s\n", (int)got, b);
        }
        close(c);
    }
    int status;
    wait(&status);
    printf("server: %d\n", WEXITSTATUS(status));
    return 0;
}
