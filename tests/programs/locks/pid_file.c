//@ native
// A daemon's pid file: locked, so that it runs once (TLPI, chapter 55).
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int create(const char *path)
{
    char buf[40];
    int fd = open(path, O_RDWR | O_CREAT, 0600);
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    if (fcntl(fd, F_SETLK, &l) == -1)
        return -1;
    ftruncate(fd, 0);
    snprintf(buf, sizeof buf, "%ld\n", (long)getpid());
    write(fd, buf, strlen(buf));
    return fd;
}
int main(void)
{
    int status;
    unlink("/tmp/ringside.pid");
    say("the first may run", create("/tmp/ringside.pid") >= 0);
    if (fork() == 0)
        _exit(create("/tmp/ringside.pid") == -1 && (errno == EAGAIN || errno == EACCES) ? 1 : 0);
    wait(&status);
    say("the second may not", WEXITSTATUS(status) == 1);
    unlink("/tmp/ringside.pid");
    return 0;
}
