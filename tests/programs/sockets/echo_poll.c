//@ native
// One process serves several clients with poll(2).
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
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
    if (fork() == 0) {
        for (int i = 0; i < 3; i++) {
            char b[16];
            int c = client();
            write(c, "abc" + i, 3 - i);
            shutdown(c, SHUT_WR);
            ssize_t n = read(c, b, sizeof b);
            printf("client %d: %.*s\n", i, (int)n, b);
            close(c);
        }
        return 0;
    }
    struct pollfd p[4] = { { s, POLLIN, 0 } };
    int n = 1, done = 0;
    while (done < 3) {
        poll(p, n, -1);
        if (p[0].revents & POLLIN)
            p[n++] = (struct pollfd){ accept(s, NULL, NULL), POLLIN, 0 };
        for (int i = 1; i < n; i++)
            if (p[i].fd >= 0 && p[i].revents & (POLLIN | POLLHUP)) {
                char b[16];
                ssize_t k = read(p[i].fd, b, sizeof b);
                if (k > 0) {
                    write(p[i].fd, b, k);
                } else {
                    close(p[i].fd);
                    p[i].fd = -1;
                    done++;
                }
            }
    }
    wait(NULL);
    printf("done %d\n", done);
    return 0;
}
