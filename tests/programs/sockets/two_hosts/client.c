#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    struct hostent *h = gethostbyname("alpha");
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(7000) };
    char host[64], b[64];
    setbuf(stdout, NULL);
    gethostname(host, sizeof host);
    printf("%s: alpha is %s\n", host, inet_ntoa(*(struct in_addr *)h->h_addr));
    int c = socket(AF_INET, SOCK_STREAM, 0);
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(c, (struct sockaddr *)&a, sizeof a) < 0)
        printf("%s: nobody here: %s\n", host, strerror(errno));
    memcpy(&a.sin_addr, h->h_addr, 4);
    if (connect(c, (struct sockaddr *)&a, sizeof a) < 0)
        perror("connect");
    dprintf(c, "greetings from %s", host);
    ssize_t n = read(c, b, sizeof b);
    printf("%s: \"%.*s\"\n", host, (int)n, b);
    return 0;
}
