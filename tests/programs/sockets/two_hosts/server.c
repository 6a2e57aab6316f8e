//@ set: hosts=alpha@10.0.0.1:server,beta@10.0.0.2:client
// A server on host alpha and a client on host beta, found by name. (No real system to compare with: each line is what
// the addresses in the setting say.)
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(7000) }, from;
    socklen_t len = sizeof from;
    char host[64], b[64];
    int s = socket(AF_INET, SOCK_STREAM, 0);
    a.sin_addr.s_addr = htonl(INADDR_ANY);
    bind(s, (struct sockaddr *)&a, sizeof a);
    listen(s, 5);
    setbuf(stdout, NULL);
    gethostname(host, sizeof host);
    int k = accept(s, (struct sockaddr *)&from, &len);
    ssize_t n = read(k, b, sizeof b);
    printf("%s: \"%.*s\" from %s\n", host, (int)n, b, inet_ntoa(from.sin_addr));
    dprintf(k, "welcome to %s", host);
    return 0;
}
