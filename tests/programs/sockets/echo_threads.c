//@ native
// A thread for each connection.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
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

static void *serve(void *arg)
{
    int k = (int)(long)arg;
    char b[16];
    ssize_t n;
    while ((n = read(k, b, sizeof b)) > 0)
        write(k, b, n);
    close(k);
    return NULL;
}

static void *server(void *arg)
{
    pthread_t t[3];
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, serve, (void *)(long)accept(*(int *)arg, NULL, NULL));
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    return NULL;
}

int main(void)
{
    int s = listener(3), c[3];
    pthread_t t;
    pthread_create(&t, NULL, server, &s);
    for (int i = 0; i < 3; i++)
        c[i] = client();
    for (int i = 2; i >= 0; i--) {
        char b[16] = "";
        write(c[i], "thread", 6);
        ssize_t n = read(c[i], b, sizeof b);
        printf("%d: %.*s\n", i, (int)n, b);
    }
    for (int i = 0; i < 3; i++)
        close(c[i]);
    pthread_join(t, NULL);
    printf("joined\n");
    return 0;
}
