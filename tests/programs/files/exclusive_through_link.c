//@ native
/* open(2): with O_CREAT and O_EXCL a symbolic link is a name that exists, wherever it leads. unlink(2) of `/`, `.`. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void tell(const char *what, int result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "done");
    if (result > 2)
        close(result);
}

int main(void)
{
    symlink("nowhere", "link");
    tell("open", open("link", O_RDWR));
    tell("create, exclusively", open("link", O_CREAT | O_EXCL | O_RDWR, 0600));
    tell("there", access("nowhere", F_OK));
    tell("create", open("link", O_CREAT | O_RDWR, 0600));
    tell("there", access("nowhere", F_OK));
    tell("unlink /", unlink("/"));
    tell("unlink .", unlink("."));
    tell("unlink ..", unlink(".."));
    return 0;
}
