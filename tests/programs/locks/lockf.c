//@ native
// lockf is a record lock from the offset on.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX";
    int fd = mkstemp(name), status;
    unlink(name);
    lseek(fd, 10, SEEK_SET);
    say("F_LOCK", lockf(fd, F_LOCK, 5) == 0);
    if (fork() == 0) {
        lseek(fd, 12, SEEK_SET);
        int a = lockf(fd, F_TEST, 1) == -1 && (errno == EACCES || errno == EAGAIN);
        int b = lockf(fd, F_TLOCK, 1) == -1;
        lseek(fd, 15, SEEK_SET);
        int c = lockf(fd, F_TLOCK, 5) == 0;
        _exit(a + 2 * b + 4 * c);
    }
    wait(&status);
    say("another is told, and may lock elsewhere", WEXITSTATUS(status) == 7);
    lseek(fd, 10, SEEK_SET);
    say("F_ULOCK", lockf(fd, F_ULOCK, 5) == 0);
    return 0;
}
