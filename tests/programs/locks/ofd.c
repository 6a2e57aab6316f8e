//@ native
// Open file description locks: like record locks, but owned as flock's are.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX";
    int a = mkstemp(name), b = open(name, O_RDWR);
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 10 };
    unlink(name);
    say("locked by one description", fcntl(a, F_OFD_SETLK, &l) == 0);
    say("another in the same process cannot", fcntl(b, F_OFD_SETLK, &l) == -1 && errno == EAGAIN);
    l.l_type = F_WRLCK;
    fcntl(b, F_OFD_GETLK, &l);
    say("it is told, without a pid", l.l_type == F_WRLCK && l.l_pid == -1);
    l = (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 10 };
    close(dup(a));
    say("closing a duplicate does not let it go", fcntl(b, F_OFD_SETLK, &l) == -1);
    close(a);
    say("closing the last does", fcntl(b, F_OFD_SETLK, &l) == 0);
    return 0;
}
