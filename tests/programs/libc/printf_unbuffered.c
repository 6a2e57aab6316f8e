//@ native
// A line printed to a stream without a buffer: gcc makes puts of it, which writes the end of the line by itself.
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int pair[2];
    char got[64];
    socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
    int out = dup(1);
    dup2(pair[0], 1);
    setbuf(stdout, NULL);
    printf("text\n");
    printf("%s\n", "argument");
    printf("\n");
    printf("x");
    printf("100%%\n");
    printf("%d\n", 5);
    int kept = printf("kept\n");
    puts("puts");
    fprintf(stdout, "to the stream\n");
    dup2(out, 1);
    shutdown(pair[0], SHUT_WR);
    for (ssize_t n; (n = recv(pair[1], got, sizeof got - 1, MSG_DONTWAIT)) > 0;) {
        got[n] = '\0';
        for (char *nl; (nl = strchr(got, '\n')) != NULL;)
            *nl = '/';
        dprintf(out, "%zd [%s]\n", n, got);
    }
    dprintf(out, "%d\n", kept);
    return 0;
}
