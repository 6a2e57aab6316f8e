// A byte socket: the parent creates it, the child connects and sees the two buffers the other way round.
#include <socketbuffer.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int port = CreateSocket(0);
    if (fork() == 0) {
        int c;
        ConnectSocket(port);
        while ((c = ReadByte(port)) != '.')
            SendByte(port, c + 1);
        return 0;
    }
    const char *text = "HAL";
    for (int i = 0; text[i] != '\0'; i++) {
        SendByte(port, text[i]);
        putchar(ReadByte(port));
    }
    putchar('\n');
    SendByte(port, '.');
    wait(NULL);
    printf("%d\n", CloseSocket(port));
    return 0;
}
