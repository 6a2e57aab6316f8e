//@ native
// Datagrams between named UNIX sockets: the server answers to the name the client has bound (TLPI, chapter 57).
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#define SERVER "/tmp/ringside_ucase"
static int named(const char *path)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX };
    int s = socket(AF_UNIX, SOCK_DGRAM, 0);
    strncpy(a.sun_path, path, sizeof a.sun_path - 1);
    unlink(path);
    bind(s, (struct sockaddr *)&a, sizeof a);
    return s;
}
int main(void)
{
    int s = named(SERVER);
    pid_t server = fork();
    if (server == 0) {
        for (int i = 0; i < 4; i++) {
            struct sockaddr_un from;
            socklen_t len = sizeof from;
            char b[32];
            ssize_t n = recvfrom(s, b, sizeof b, 0, (struct sockaddr *)&from, &len);
            for (int j = 0; j < n; j++)
                b[j] = toupper(b[j]);
            if (sendto(s, b, n, 0, (struct sockaddr *)&from, len) != n)
                _exit(1);
        }
        _exit(0);
    }
    struct sockaddr_un to = { .sun_family = AF_UNIX, .sun_path = SERVER };
    for (int i = 0; i < 2; i++) {
        char path[64], b[32];
        sprintf(path, "/tmp/ringside_ucase_cl.%d", i);
        int c = named(path);
        for (int j = 0; j < 2; j++) {
            int n = sprintf(b, "hello %d from %d", j, i);
            sendto(c, b, n, 0, (struct sockaddr *)&to, sizeof to);
            struct sockaddr_un from;
            socklen_t len = sizeof from;
            n = recvfrom(c, b, sizeof b, 0, (struct sockaddr *)&from, &len);
            printf("%.*s (from %s)\n", n, b, from.sun_path);
        }
        unlink(path);
    }
    int status;
    wait(&status);
    printf("server %d\n", WEXITSTATUS(status));
    unlink(SERVER);
    int c = socket(AF_UNIX, SOCK_DGRAM, 0);
    ssize_t n = sendto(c, "x", 1, 0, (struct sockaddr *)&to, sizeof to);
    printf("%zd %s\n", n, strerror(errno));
    return 0;
}
