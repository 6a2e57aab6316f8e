//@ set: socket=4
// A figure's socket of four bytes: a send of ten goes in pieces of four, and the sender waits between them. Without
// blocking it is told how many went in. (On Linux all ten fit at once.)
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int s[2];
    char b[16];
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    printf("%zd\n", send(s[0], "0123456789", 10, MSG_DONTWAIT));
    ssize_t n = send(s[0], "x", 1, MSG_DONTWAIT);
    printf("%zd %s\n", n, strerror(errno));
    n = read(s[1], b, 16);
    printf("%.*s\n", (int)n, b);
    fflush(stdout);
    if (fork() == 0) {
        close(s[1]);
        n = write(s[0], "abcdefghij", 10);
        _exit(n);
    }
    close(s[0]);
    while ((n = read(s[1], b, 16)) > 0)
        printf("%zd: %.*s\n", n, (int)n, b);
    int status;
    wait(&status);
    printf("writer %d\n", WEXITSTATUS(status));
    return 0;
}
