//@ native
// The name outlives the data; removing it leaves those who have it open; it is like other names.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char c, *name = "/tmp/ringside_fifo_c";
    struct stat st;
    unlink(name);
    umask(0);
    mkfifo(name, 0640);
    say("again: EEXIST", mkfifo(name, 0600) == -1 && errno == EEXIST);
    stat(name, &st);
    say("its type and mode", S_ISFIFO(st.st_mode) && (st.st_mode & 0777) == 0640);
    int fd = open(name, O_RDWR);
    write(fd, "x", 1);
    close(fd);
    fd = open(name, O_RDWR | O_NONBLOCK);
    say("the data went with the last descriptor", read(fd, &c, 1) == -1 && errno == EAGAIN);
    unlink(name);
    write(fd, "y", 1);
    say("unlinked, it works on for those who have it", read(fd, &c, 1) == 1 && c == 'y');
    say("but has no name", stat(name, &st) == -1 && errno == ENOENT);
    say("in a folder that is not there: ENOENT", mkfifo("/nowhere/f", 0600) == -1 && errno == ENOENT);
    return 0;
}
