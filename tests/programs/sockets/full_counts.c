//@ native
// How much a UNIX socket takes before it would block: Linux charges each send with what it costs to keep.
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
static char b[100000];
int main(void)
{
    int sizes[] = { 1, 100, 1000, 4096, 20000, 65536 };
    for (int i = 0; i < 6; i++)
        for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
            int s[2], calls = 0;
            long bytes = 0;
            ssize_t n;
            socketpair(AF_UNIX, type, 0, s);
            while ((n = send(s[0], b, sizes[i], MSG_DONTWAIT)) > 0)
                bytes += n, calls++;
            printf("%s of %d: %d sends, %ld bytes, %s\n", type == SOCK_STREAM ? "stream" : "datagrams", sizes[i], calls,
                   bytes, errno == EAGAIN ? "EAGAIN" : "another error");
            close(s[0]), close(s[1]);
        }
    return 0;
}
