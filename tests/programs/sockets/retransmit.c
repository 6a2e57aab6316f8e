//@ set: loss=yes
//@ seed: 3
// Datagrams get lost by lot (every fourth or so): the client asks again until it is answered, and the server knows by
// the number what it has done already, so each request is carried out exactly once. Whatever is lost, the end is the same.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t len = sizeof a;
    int s = socket(AF_INET, SOCK_DGRAM, 0), status;
    bind(s, (struct sockaddr *)&a, sizeof a);
    getsockname(s, (struct sockaddr *)&a, &len);
    if (fork() == 0) {
        int account = 0, done = 0, request;
        struct timeval quiet = { 60, 0 };
        setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &quiet, sizeof quiet);
        struct sockaddr_in from;
        while (len = sizeof from, recvfrom(s, &request, sizeof request, 0, (struct sockaddr *)&from, &len) > 0) {
            if (request > done) {
                account += 10;
                done = request;
            }
            sendto(s, &account, sizeof account, 0, (struct sockaddr *)&from, len);
        }
        _exit(account);
    }
    int c = socket(AF_INET, SOCK_DGRAM, 0), answer, tries = 0;
    connect(c, (struct sockaddr *)&a, sizeof a);
    for (int i = 1; i <= 8; i++) {
        for (answer = 0; answer != 10 * i;) {
            struct timeval t = { 1, 0 };
            fd_set r;
            FD_ZERO(&r);
            FD_SET(c, &r);
            send(c, &i, sizeof i, 0);
            tries++;
            if (select(c + 1, &r, NULL, NULL, &t) > 0)
                recv(c, &answer, sizeof answer, 0);
        }
        printf("request %d: %d\n", i, answer);
    }
    printf("%s\n", tries > 8 ? "some were asked again" : "none was lost");
    wait(&status);
    printf("account %d\n", WEXITSTATUS(status));
    return 0;
}
