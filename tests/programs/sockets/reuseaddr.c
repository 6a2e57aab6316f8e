//@ native
// SO_REUSEADDR: two sockets on one port; a server that comes back while its old connection is in TIME_WAIT.
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

static int try(int reuse, int port, const char *what)
{
    int s = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
    struct sockaddr_in b = a;
    b.sin_port = port;
    if (bind(s, (struct sockaddr *)&b, sizeof b) < 0)
        printf("%s: bind: %s\n", what, strerror(errno));
    else if (listen(s, 1) < 0)
        printf("%s: listen: %s\n", what, strerror(errno));
    else
        printf("%s: listens\n", what);
    return s;
}

int main(void)
{
    int s = listener(1), port = a.sin_port;
    close(try(0, port, "taken"));
    close(try(1, port, "taken, reuse"));
    int c = client(), k = accept(s, NULL, NULL);
    close(s);
    close(try(0, port, "connection open"));
    close(try(1, port, "connection open, reuse"));
    // The server's side closes first: its port stays in TIME_WAIT.
    close(k);
    close(c);
    usleep(20000);
    close(try(0, port, "TIME_WAIT"));
    close(try(1, port, "TIME_WAIT, reuse of one"));
    // With the option on both it works.
    s = try(1, 0, "new");
    socklen_t len = sizeof a;
    getsockname(s, (struct sockaddr *)&a, &len);
    c = client(), k = accept(s, NULL, NULL);
    close(s);
    close(try(1, a.sin_port, "both reuse, connection open"));
    close(k), close(c);
    usleep(20000);
    close(try(1, a.sin_port, "both reuse, TIME_WAIT"));
    // The client's side closes first: the server's port is free.
    s = listener(1);
    c = client(), k = accept(s, NULL, NULL);
    close(c);
    usleep(20000);
    close(k), close(s);
    close(try(0, a.sin_port, "client closed first"));
    return 0;
}
