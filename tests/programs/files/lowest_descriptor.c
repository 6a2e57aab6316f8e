//@ native
// open, dup and pipe give the lowest number that is free; dup2 and F_DUPFD another.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/select.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int a = open("/dev/null", O_RDONLY), b = open("/dev/null", O_RDONLY), c = open("/dev/null", O_RDONLY);
    printf("%d %d %d\n", a, b, c);
    close(a);
    close(b);
    printf("open gives %d, dup gives %d\n", open("/dev/null", O_RDONLY), dup(0));
    close(0);
    printf("after close(0), dup gives %d\n", dup(1));
    printf("F_DUPFD from 100 gives %d\n", fcntl(1, F_DUPFD, 100));
    printf("and then %d\n", fcntl(1, F_DUPFD, 100));
    printf("dup2 to 30 gives %d\n", dup2(1, 30));
    printf("dup2 onto itself gives %d\n", dup2(1, 1));
    say("of a closed one: EBADF", dup2(99, 1) == -1 && errno == EBADF);
    say("dup3 onto itself: EINVAL", dup3(1, 1, 0) == -1 && errno == EINVAL);
    int d = fcntl(1, F_DUPFD_CLOEXEC, 0);
    say("F_DUPFD_CLOEXEC sets the flag", fcntl(d, F_GETFD) == FD_CLOEXEC);
    say("dup clears it", fcntl(dup(d), F_GETFD) == 0);
    return 0;
}
