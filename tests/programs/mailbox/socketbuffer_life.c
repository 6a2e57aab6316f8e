// CreateSocket(0) picks a free port, another each time; a port is taken until both ends have closed; what was sent
// before the close is still read, then EPIPE.
#include <errno.h>
#include <socketbuffer.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int a = CreateSocket(0), b = CreateSocket(0);
    printf("two ports: %d\n", a > 0 && b > 0 && a != b);
    printf("the same port: %s\n", CreateSocket(a) < 0 ? strerror(errno) : "made");
    fflush(stdout);
    if (fork() == 0) {
        ConnectSocket(a);
        SendByte(a, 'x');
        CloseSocket(a);
        _exit(0);
    }
    wait(NULL);
    printf("read %c\n", ReadByte(a));
    printf("then: %s\n", ReadByte(a) < 0 ? strerror(errno) : "more");
    printf("send: %s\n", SendByte(a, 'y') < 0 ? strerror(errno) : "sent");
    CloseSocket(a);
    printf("free again: %d\n", CreateSocket(a) == a);
    printf("nobody made it: %s\n", ConnectSocket(9999) < 0 ? strerror(errno) : "connected");
    return 0;
}
