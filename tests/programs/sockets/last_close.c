//@ native
// The other side sees the end only when the last copy of a descriptor is closed; dup and fork make copies.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
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
    int s = listener(1), hold[2];
    pipe(hold);
    int c = client(), k = accept(s, NULL, NULL), d = dup(k);
    char b[8];
    fcntl(c, F_SETFL, O_NONBLOCK);
    close(k);
    usleep(20000);
    printf("a dup is left: %zd\n", read(c, b, 8));
    pid_t p = fork();
    if (p == 0) {
        close(hold[1]);
        read(hold[0], b, 1);
        _exit(0);
    }
    close(d);
    usleep(20000);
    printf("a child has it: %zd\n", read(c, b, 8));
    close(hold[1]);
    waitpid(p, NULL, 0);
    usleep(20000);
    printf("nobody has it: %zd\n", read(c, b, 8));
    return 0;
}
