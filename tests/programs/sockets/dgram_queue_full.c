//@ native
// A UNIX datagram queue takes eleven messages of strangers; a connected pair is bound by bytes only.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX, .sun_path = "/tmp/ringside_dq" };
    int s = socket(AF_UNIX, SOCK_DGRAM, 0), c = socket(AF_UNIX, SOCK_DGRAM, 0), n = 0, p[2];
    unlink(a.sun_path);
    bind(s, (struct sockaddr *)&a, sizeof a);
    while (sendto(c, "x", 1, MSG_DONTWAIT, (struct sockaddr *)&a, sizeof a) == 1)
        n++;
    printf("%d %s\n", n, strerror(errno));
    socketpair(AF_UNIX, SOCK_DGRAM, 0, p);
    for (n = 0; n < 100 && send(p[0], "x", 1, MSG_DONTWAIT) == 1; n++)
        ;
    printf("%d\n", n);
    fflush(stdout);
    if (fork() == 0) {
        char b = 'y';
        connect(c, (struct sockaddr *)&a, sizeof a);
        for (int i = 0; i < 5; i++)
            send(c, &b, 1, 0);
        _exit(0);
    }
    char b, seen[32] = "";
    for (n = 0; n < 16; n++) {
        recv(s, &b, 1, 0);
        strncat(seen, &b, 1);
    }
    wait(NULL);
    printf("%s\n", seen);
    unlink(a.sun_path);
    return 0;
}
