//@ native
// fork copies descriptors, not open file descriptions: the two share the offset and the status flags.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", c;
    int fd = mkstemp(name), other = open(name, O_RDWR);
    unlink(name);
    write(fd, "abcdef", 6);
    lseek(fd, 0, SEEK_SET);
    if (fork() == 0) {
        read(fd, &c, 1);
        read(other, &c, 1);
        fcntl(fd, F_SETFL, O_APPEND);
        fcntl(fd, F_SETFD, FD_CLOEXEC);
        close(other);
        _exit(0);
    }
    wait(NULL);
    say("the child's read moved the shared offset", lseek(fd, 0, SEEK_CUR) == 1);
    say("a second open of the file has an offset of its own", read(other, &c, 1) == 1 && c == 'b');
    say("the status flags are shared", fcntl(fd, F_GETFL) & O_APPEND);
    say("the close-on-exec flag is not", !(fcntl(fd, F_GETFD) & FD_CLOEXEC));
    say("what the child closed is open here", fcntl(other, F_GETFD) == 0);
    return 0;
}
