//@ native
// flock: shared and exclusive, by open file description, changed without letting go, apart from record locks.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX";
    int a = mkstemp(name), b = open(name, O_RDWR), c = dup(a);
    say("shared by one", flock(a, LOCK_SH) == 0);
    say("and another", flock(b, LOCK_SH | LOCK_NB) == 0);
    say("exclusive while shared: EWOULDBLOCK", flock(a, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK);
    flock(b, LOCK_UN);
    say("alone: upgraded", flock(a, LOCK_EX | LOCK_NB) == 0);
    say("the duplicate is the same lock", flock(c, LOCK_EX | LOCK_NB) == 0);
    say("the other description is not", flock(b, LOCK_SH | LOCK_NB) == -1);
    close(a);
    say("one descriptor closed: still locked", flock(b, LOCK_SH | LOCK_NB) == -1);
    close(c);
    say("the last one: free", flock(b, LOCK_EX | LOCK_NB) == 0);
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    say("record locks do not see it", fcntl(b, F_SETLK, &l) == 0);
    say("nonsense: EINVAL", flock(b, 77) == -1 && errno == EINVAL);
    unlink(name);
    return 0;
}
