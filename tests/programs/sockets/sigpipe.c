//@ native
// Writing to a closed end: SIGPIPE ends the process, unless it is ignored, caught, or MSG_NOSIGNAL is said.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
static void caught(int n)
{
    printf("caught %s\n", n == SIGPIPE ? "SIGPIPE" : "another");
}
int main(void)
{
    int s[2], status;
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    close(s[1]);
    if (fork() == 0) {
        write(s[0], "x", 1);
        _exit(1);
    }
    wait(&status);
    printf("%s\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE ? "ended by SIGPIPE" : "went on");
    printf("%zd %s\n", send(s[0], "x", 1, MSG_NOSIGNAL), strerror(errno));
    signal(SIGPIPE, caught);
    printf("%zd %s\n", write(s[0], "x", 1), strerror(errno));
    signal(SIGPIPE, SIG_IGN);
    printf("%zd %s\n", write(s[0], "x", 1), strerror(errno));
    signal(SIGPIPE, caught);
    for (int type = SOCK_DGRAM; type <= SOCK_SEQPACKET; type += SOCK_SEQPACKET - SOCK_DGRAM) {
        socketpair(AF_UNIX, type, 0, s);
        close(s[1]);
        printf("type %d: ", type);
        ssize_t n = write(s[0], "x", 1);
        printf("%zd %s\n", n, strerror(errno));
    }
    int t = socket(AF_INET, SOCK_STREAM, 0);
    ssize_t n = write(t, "x", 1);
    printf("unconnected: %zd %s\n", n, strerror(errno));
    return 0;
}
