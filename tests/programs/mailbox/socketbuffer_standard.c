// A byte socket stands for standard output of one process and standard input of another: a pipeline of two filters.
#include <ctype.h>
#include <socketbuffer.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int port = CreateSocket(0), c;
    if (fork() == 0) {
        ConnectSocket(port);
        SetStandardSocket(1, port);
        CloseSocket(port);
        // More than the socket holds: it waits while the reader is slow.
        printf("bytes go round and round in rings\nsecond line\n");
        return 0;
    }
    SetStandardSocket(0, port);
    CloseSocket(port);
    while ((c = getchar()) != EOF)
        putchar(toupper(c));
    wait(NULL);
    return 0;
}
