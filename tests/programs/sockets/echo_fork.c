//@ native
// A server that forks for each connection; the children are reaped by a handler (UNP, chapter 5).
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
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

static void reap(int n)
{
    int saved = errno;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
    errno = saved;
}

int main(void)
{
    int s = listener(5), left = 4;
    pid_t server = fork();
    if (server == 0) {
        struct sigaction sa = { .sa_handler = reap };
        sigaction(SIGCHLD, &sa, NULL);
        while (left > 0) {
            int k = accept(s, NULL, NULL);
            if (k < 0 && errno == EINTR)
                continue;
            left--;
            if (fork() == 0) {
                close(s);
                char b[32];
                ssize_t n = read(k, b, sizeof b);
                for (ssize_t i = 0; i < n; i++)
                    b[i] -= 32;
                write(k, b, n);
                _exit(0);
            }
            close(k);
        }
        _exit(0);
    }
    int c[4];
    for (int i = 0; i < 4; i++)
        c[i] = client();
    // Served in any order: the last one to come may be the first to speak.
    for (int i = 3; i >= 0; i--) {
        char b[32];
        int n = snprintf(b, sizeof b, "%s", (char *[]){ "zero", "one", "two", "three" }[i]);
        write(c[i], b, n);
        n = read(c[i], b, sizeof b);
        printf("%.*s, then %zd\n", n, b, read(c[i], b, 1));
    }
    waitpid(server, NULL, 0);
    return 0;
}
