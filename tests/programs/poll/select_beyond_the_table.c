//@ native
/* select(2) looks no further than the process's table of descriptors reaches, which is 64 at first and grows: what is
   asked of beyond is passed over, below it is EBADF. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

static void ask(const char *what, int fd, int more)
{
    int p[2];
    fd_set set;
    struct timeval now = { 0, 0 };
    pipe(p);
    write(p[1], "x", 1);
    FD_ZERO(&set);
    FD_SET(fd, &set);
    if (more)
        FD_SET(p[0], &set);
    int r = select(fd + 1, &set, NULL, NULL, &now);
    int e = errno;
    printf("%s: %d%s%s, %d is %s\n", what, r, r < 0 ? " " : "", r < 0 ? strerror(e) : "", fd, FD_ISSET(fd, &set) ? "in" : "out");
    close(p[0]);
    close(p[1]);
}

static void parent(void)
{
    ask("closed, in the table", 40, 0);
    ask("beyond it", 64, 0);
    ask("beyond it, and one that is ready", 500, 1);
    int high = dup2(0, 100);
    close(high);
    ask("the table has grown", 100, 0);
    ask("to 128", 127, 0);
    ask("no further", 128, 1);
    fflush(stdout);
    if (fork() == 0) {
        ask("a child's is small again", 100, 0);
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
}

int main(void)
{
    /* Whatever was inherited goes first: a child's table is as large as it must be. */
    closefrom(3);
    if (fork() == 0) {
        parent();
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    return 0;
}
