//@ native
// A socket pair between parent and child: both ways, and the end when the other side has closed all its copies.
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int s[2], sum = 0, n;
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    if (fork() == 0) {
        close(s[0]);
        while (read(s[1], &n, sizeof n) == sizeof n)
            sum += n;
        write(s[1], &sum, sizeof sum);
        _exit(0);
    }
    close(s[1]);
    for (n = 1; n <= 100; n++)
        write(s[0], &n, sizeof n);
    shutdown(s[0], SHUT_WR);
    ssize_t got = recv(s[0], &sum, sizeof sum, MSG_WAITALL);
    printf("%zd: %d\n", got, sum);
    printf("end %zd\n", read(s[0], &n, sizeof n));
    wait(NULL);
    return 0;
}
