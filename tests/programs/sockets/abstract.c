//@ native
// Abstract names: no file, gone with their socket; autobind picks one of five hexadecimal digits.
#include <ctype.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
int main(void)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX, .sun_path = "\0ringside" }, got;
    socklen_t len = offsetof(struct sockaddr_un, sun_path) + 9, n = sizeof got;
    int s = socket(AF_UNIX, SOCK_STREAM, 0), t = socket(AF_UNIX, SOCK_STREAM, 0);
    printf("%d\n", bind(s, (struct sockaddr *)&a, len));
    int r = bind(t, (struct sockaddr *)&a, len);
    printf("%d %s\n", r, strerror(errno));
    printf("another length: %d\n", bind(t, (struct sockaddr *)&a, len - 1));
    getsockname(s, (struct sockaddr *)&got, &n);
    printf("%u %d %s\n", n, got.sun_path[0], got.sun_path + 1);
    listen(s, 1);
    int c = socket(AF_UNIX, SOCK_STREAM, 0);
    printf("connect %d\n", connect(c, (struct sockaddr *)&a, len));
    close(s);
    int d = socket(AF_UNIX, SOCK_STREAM, 0);
    r = connect(d, (struct sockaddr *)&a, len);
    printf("%d %s\n", r, strerror(errno));
    printf("free again: %d\n", bind(d, (struct sockaddr *)&a, len));
    int e = socket(AF_UNIX, SOCK_DGRAM, 0);
    printf("autobind %d\n", bind(e, (struct sockaddr *)&a, sizeof(sa_family_t)));
    n = sizeof got;
    getsockname(e, (struct sockaddr *)&got, &n);
    int hex = 1;
    for (int i = 1; i < 6; i++)
        hex &= !!isxdigit((unsigned char)got.sun_path[i]);
    printf("%u %d %d\n", n, got.sun_path[0], hex);
    return 0;
}
