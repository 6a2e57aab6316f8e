//@ native
// Record locks: ranges split and join, readers share, upgrades, and F_GETLK tells who is in the way.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int fd;
static int lock(int type, int from, int len)
{
    struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = from, .l_len = len };
    return fcntl(fd, F_SETLK, &l);
}
/* What a child would be told about a range: the type and the first byte in its way. */
static void ask(int type, int from, int len)
{
    fflush(stdout);
    if (fork() == 0) {
        struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = from, .l_len = len };
        fcntl(fd, F_GETLK, &l);
        if (l.l_type == F_UNLCK)
            printf("%d..%d is free\n", from, from + len - 1);
        else
            printf("%d..%d: %s lock from %ld, %ld bytes, of the parent %d\n", from, from + len - 1, l.l_type == F_WRLCK ? "a write" : "a read",
                   (long)l.l_start, (long)l.l_len, l.l_pid == getppid());
        exit(0);
    }
    wait(NULL);
}
int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX";
    fd = mkstemp(name);
    unlink(name);
    lock(F_WRLCK, 0, 100);
    lock(F_UNLCK, 40, 20);
    ask(F_WRLCK, 40, 20);
    ask(F_WRLCK, 0, 10);
    ask(F_WRLCK, 50, 20);
    lock(F_RDLCK, 0, 40);
    ask(F_RDLCK, 0, 40);
    ask(F_WRLCK, 0, 1);
    lock(F_RDLCK, 30, 40);
    ask(F_WRLCK, 45, 1);
    lock(F_UNLCK, 0, 0);
    ask(F_WRLCK, 0, 1000);
    lock(F_WRLCK, 10, 0);
    ask(F_WRLCK, 100000, 1);
    int copy = dup(fd);
    close(copy);
    ask(F_WRLCK, 100000, 1);
    return 0;
}
