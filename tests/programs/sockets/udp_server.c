//@ native
// A datagram server and three clients; a datagram of no bytes; one that is too long.
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
static char big[70000];
int main(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_ANY) }, from;
    socklen_t len = sizeof a;
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    bind(s, (struct sockaddr *)&a, sizeof a);
    getsockname(s, (struct sockaddr *)&a, &len);
    printf("bound to %s, port %s\n", inet_ntoa(a.sin_addr), a.sin_port ? "given" : "none");
    fflush(stdout);
    if (fork() == 0) {
        for (int i = 0; i < 4; i++) {
            char b[64];
            len = sizeof from;
            ssize_t n = recvfrom(s, b, sizeof b, 0, (struct sockaddr *)&from, &len);
            for (ssize_t j = 0; j < n; j++)
                b[j] = toupper(b[j]);
            sendto(s, b, n, 0, (struct sockaddr *)&from, len);
        }
        _exit(0);
    }
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < 3; i++) {
        char b[64];
        int c = socket(AF_INET, SOCK_DGRAM, 0), n = sprintf(b, "client %d", i);
        sendto(c, b, n, 0, (struct sockaddr *)&a, sizeof a);
        len = sizeof from;
        n = recvfrom(c, b, sizeof b, 0, (struct sockaddr *)&from, &len);
        printf("%.*s from %s, %s\n", n, b, inet_ntoa(from.sin_addr), from.sin_port == a.sin_port ? "its port" : "another port");
        close(c);
    }
    int c = socket(AF_INET, SOCK_DGRAM, 0);
    printf("empty %zd", sendto(c, "", 0, 0, (struct sockaddr *)&a, sizeof a));
    char b[4];
    printf(" %zd\n", recv(c, b, 4, 0));
    ssize_t n = sendto(c, big, 65508, 0, (struct sockaddr *)&a, sizeof a);
    printf("%zd %s\n", n, strerror(errno));
    a.sin_port = 0;
    n = sendto(c, "x", 1, 0, (struct sockaddr *)&a, sizeof a);
    printf("%zd %s\n", n, strerror(errno));
    a.sin_addr.s_addr = htonl(INADDR_BROADCAST);
    a.sin_port = htons(9);
    n = sendto(c, "x", 1, 0, (struct sockaddr *)&a, sizeof a);
    printf("%zd %s\n", n, strerror(errno));
    wait(NULL);
    return 0;
}
