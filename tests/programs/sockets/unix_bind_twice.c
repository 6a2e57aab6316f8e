//@ native
/* unix(7): a name that is taken is noticed before a socket that has a name already. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void name(int socket, const char *path)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    strcpy(address.sun_path, path);
    int result = bind(socket, (struct sockaddr *)&address, sizeof address);
    printf("%s: %s\n", path, result < 0 ? strerror(errno) : "bound");
}

int main(void)
{
    int a = socket(AF_UNIX, SOCK_STREAM, 0), b = socket(AF_UNIX, SOCK_STREAM, 0);
    name(a, "first");
    name(a, "first");
    name(a, "second");
    name(b, "first");
    name(b, "second");
    printf("second is there: %d\n", access("second", F_OK) == 0);
    return 0;
}
