// Who owns neither end may not use a byte socket; only one process can connect; a grandchild has the end of its parent.
#include <errno.h>
#include <socketbuffer.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *who, int r)
{
    printf("%s: %d %s\n", who, r, r < 0 ? strerror(errno) : "");
    fflush(stdout);
}

int main(void)
{
    int port = CreateSocket(7);
    say("created", port);
    say("again", CreateSocket(7));
    if (fork() == 0) {
        CloseSocket(port);
        say("stranger", SendByte(port, 'x'));
        say("no such port", ConnectSocket(99));
        _exit(0);
    }
    wait(NULL);
    if (fork() == 0) {
        say("connected", ConnectSocket(port));
        if (fork() == 0) {
            // This end is its parent's, so it sends to the first process.
            SendByte(port, 'g');
            _exit(0);
        }
        wait(NULL);
        SendByte(port, 'c');
        say("child read", ReadByte(port));
        _exit(0);
    }
    int first = ReadByte(port), second = ReadByte(port);
    printf("%c %c\n", first, second);
    fflush(stdout);
    if (fork() == 0) {
        say("second to connect", ConnectSocket(port));
        _exit(0);
    }
    waitpid(-1, NULL, 0);
    SendByte(port, 'p');
    while (wait(NULL) > 0)
        ;
    say("closed", CloseSocket(port));
    say("gone", CloseSocket(port));
    return 0;
}
