//@ native
// Record locks are not inherited by fork; flock's are, because they belong to the open file description.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX";
    int fd = mkstemp(name);
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    fcntl(fd, F_SETLK, &l);
    flock(fd, LOCK_EX);
    if (fork() == 0) {
        struct flock mine = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
        say("the child does not have the record lock", fcntl(fd, F_SETLK, &mine) == -1 && (errno == EAGAIN || errno == EACCES));
        fcntl(fd, F_GETLK, &mine);
        say("it is told who has", mine.l_pid == getppid());
        say("flock by the inherited descriptor succeeds", flock(fd, LOCK_EX | LOCK_NB) == 0);
        int again = open(name, O_RDWR);
        say("flock by a new description would block", flock(again, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK);
        return 0;
    }
    wait(NULL);
    unlink(name);
    return 0;
}
