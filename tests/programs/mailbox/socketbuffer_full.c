// A buffer of 16 slots holds 15 bytes: the sender waits with the sixteenth until the reader has taken one. When the
// sender has closed its end, the reader gets what is left and then EPIPE.
#include <errno.h>
#include <socketbuffer.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int port = CreateSocket(0), gate[2], c, n = 0;
    char sent[2] = "";
    pipe(gate);
    if (fork() == 0) {
        ConnectSocket(port);
        for (int i = 0; i < 20; i++) {
            SendByte(port, 'a' + i);
            write(gate[1], "x", 1);
        }
        CloseSocket(port);
        _exit(0);
    }
    for (int i = 0; i < 15; i++)
        read(gate[0], sent, 1);
    printf("15 sent\n");
    while ((c = ReadByte(port)) >= 0) {
        putchar(c);
        n++;
    }
    printf("\n%d read, then %s\n", n, strerror(errno));
    wait(NULL);
    printf("send: %d %s\n", SendByte(port, 'x'), strerror(errno));
    return 0;
}
