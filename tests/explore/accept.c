/* A server that accepts two clients, each a process of its own, one after the other. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
static struct sockaddr_un at = { AF_UNIX, "server" };

static void client(char who)
{
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(s, (struct sockaddr *)&at, sizeof at) < 0)
        _exit(1);
    write(s, &who, 1);
    char answer;
    _exit(read(s, &answer, 1) == 1 && answer == who ? 0 : 2);
}

int main(void)
{
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
#ifdef EARLY
    if (fork() == 0)
        client('a');
#endif
    bind(s, (struct sockaddr *)&at, sizeof at);
    listen(s, 2);
#ifdef EARLY
    int clients = 1;
#else
    int clients = 2;
    for (int i = 0; i < clients; i++)
        if (fork() == 0)
            client('a' + i);
#endif
#ifdef ONE
    clients = 1;
#endif
#ifndef EARLY
    for (int i = 0; i < clients; i++) {
        char who;
        int c = accept(s, NULL, NULL);
        read(c, &who, 1);
        write(1, &who, 1);
        write(c, &who, 1);
        close(c);
    }
#endif
    int status, failed = 0;
#ifdef EARLY
    /* Nobody is asked: only whether the client has found the server. */
    close(s);
#endif
    while (wait(&status) > 0)
        failed += WEXITSTATUS(status);
    printf(" %d\n", failed);
    return 0;
}
