//@ native
// connect(2) waits while the listener's queue is full, and goes on when accept makes room.
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX, .sun_path = "/tmp/ringside_bwaits" };
    int s = socket(AF_UNIX, SOCK_STREAM, 0), done[2];
    unlink(a.sun_path);
    bind(s, (struct sockaddr *)&a, sizeof a);
    listen(s, 0);
    pipe(done);
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            int c = socket(AF_UNIX, SOCK_STREAM, 0);
            if (connect(c, (struct sockaddr *)&a, sizeof a) == 0)
                write(done[1], "c", 1);
            char b;
            read(c, &b, 1);
            _exit(0);
        }
    char b;
    read(done[0], &b, 1);
    printf("one is in\n");
    for (int i = 0; i < 3; i++) {
        int k = accept(s, NULL, NULL);
        write(k, "x", 1);
        close(k);
    }
    read(done[0], &b, 1);
    read(done[0], &b, 1);
    printf("all are in\n");
    while (wait(NULL) > 0)
        ;
    unlink(a.sun_path);
    return 0;
}
