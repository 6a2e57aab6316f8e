//@ native
// Several threads wait in accept on one listener: each connection wakes one, in the order they came.
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

static int s, order[3], count;
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void *worker(void *arg)
{
    int k = accept(s, NULL, NULL);
    char b[8];
    ssize_t n = read(k, b, sizeof b);
    pthread_mutex_lock(&m);
    order[count++] = (int)(long)arg;
    pthread_mutex_unlock(&m);
    write(k, b, n);
    close(k);
    return NULL;
}

int main(void)
{
    pthread_t t[3];
    s = listener(3);
    for (long i = 0; i < 3; i++) {
        pthread_create(&t[i], NULL, worker, (void *)i);
        usleep(20000);
    }
    for (int i = 0; i < 3; i++) {
        char b[8];
        int c = client();
        write(c, "hi", 2);
        ssize_t n = read(c, b, sizeof b);
        printf("%zd %.*s\n", n, (int)n, b);
        close(c);
    }
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    printf("%d %d %d\n", order[0], order[1], order[2]);
    return 0;
}
