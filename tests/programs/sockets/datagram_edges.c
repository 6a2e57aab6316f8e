//@ native
// Datagrams keep their edges; what does not fit is cut off.
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void)
{
    int s[2];
    char b[16];
    socketpair(AF_UNIX, SOCK_DGRAM, 0, s);
    send(s[0], "one", 3, 0);
    send(s[0], "three", 5, 0);
    send(s[0], "", 0, 0);
    printf("%zd\n", recv(s[1], b, 16, 0));
    printf("%zd\n", recv(s[1], b, 2, MSG_TRUNC));
    printf("%zd\n", recv(s[1], b, 16, 0));
    return 0;
}
