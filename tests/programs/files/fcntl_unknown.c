//@ native
/* fcntl(2): commands nobody knows, and arguments that are none. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void tell(const char *what, int result)
{
    printf("%s: %d%s%s\n", what, result, result < 0 ? " " : "", result < 0 ? strerror(errno) : "");
}

int main(void)
{
    int ends[2];
    pipe(ends);
    tell("unknown command", fcntl(ends[0], 9999));
    tell("unknown descriptor", fcntl(99, F_GETFD));
    tell("below zero", fcntl(ends[0], F_DUPFD, -1));
    tell("far above", fcntl(ends[0], F_DUPFD, 500000000));
    tell("not before 50", fcntl(ends[0], F_DUPFD, 50));
    tell("and closed by exec", fcntl(ends[0], F_DUPFD_CLOEXEC, 50));
    tell("flag", fcntl(51, F_GETFD));
    return 0;
}
