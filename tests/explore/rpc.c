/* A remote procedure call over datagrams that may get lost. The client asks a second time when no answer comes in time.
   At least once: the server does what it is asked. At most once: it knows the last request again, and repeats the
   answer. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#ifndef TRIES
#define TRIES 2
#endif
static struct sockaddr_in at = { .sin_family = AF_INET };

static void serve(int s)
{
    char request, done = '0', last = 0;
    for (;;) {
        struct sockaddr_in who;
        socklen_t n = sizeof who;
        recvfrom(s, &request, 1, 0, (struct sockaddr *)&who, &n);
#ifdef AT_MOST_ONCE
        if (request != last)
#endif
            done++;
        last = request;
        sendto(s, &done, 1, 0, (struct sockaddr *)&who, n);
    }
}

int main(void)
{
    int server = socket(AF_INET, SOCK_DGRAM, 0), s = socket(AF_INET, SOCK_DGRAM, 0);
    at.sin_port = htons(5000);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(server, (struct sockaddr *)&at, sizeof at);
    struct timeval second = { 1, 0 };
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second);
    pid_t pid = fork();
    if (pid == 0)
        serve(server);
    char answer = '?';
    for (int i = 0; i < TRIES && answer == '?'; i++) {
        sendto(s, "r", 1, 0, (struct sockaddr *)&at, sizeof at);
        recv(s, &answer, 1, 0);
    }
    kill(pid, SIGKILL);
    wait(NULL);
    printf("%c\n", answer);
    return 0;
}
