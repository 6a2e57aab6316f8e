//@ native
// unix(7): a queue of backlog 1 takes two connections; the third finds no place until one is accepted.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX, .sun_path = "/tmp/ringside_backlog" };
    int s = socket(AF_UNIX, SOCK_STREAM, 0), c[4];
    unlink(a.sun_path);
    bind(s, (struct sockaddr *)&a, sizeof a);
    listen(s, 1);
    for (int i = 0; i < 4; i++) {
        c[i] = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
        int r = connect(c[i], (struct sockaddr *)&a, sizeof a);
        printf("%d: %s\n", i, r == 0 ? "connected" : strerror(errno));
    }
    close(accept(s, NULL, NULL));
    printf("again: %d\n", connect(c[2], (struct sockaddr *)&a, sizeof a));
    listen(s, 5);
    printf("longer queue: %d\n", connect(c[3], (struct sockaddr *)&a, sizeof a));
    unlink(a.sun_path);
    return 0;
}
