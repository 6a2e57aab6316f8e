//@ native
// The offset belongs to the open file description: dup and fork share it, open makes a new one, pread leaves it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", buf[10] = "";
    int a = mkstemp(name), b = dup(a), c = open(name, O_RDONLY);
    unlink(name);
    write(a, "0123456789", 10);
    say("dup shares it", lseek(b, 0, SEEK_CUR) == 10);
    say("open does not", lseek(c, 0, SEEK_CUR) == 0);
    lseek(b, 3, SEEK_SET);
    say("set by one, seen by the other", read(a, buf, 2) == 2 && memcmp(buf, "34", 2) == 0);
    say("pread reads elsewhere", pread(a, buf, 2, 8) == 2 && memcmp(buf, "89", 2) == 0);
    say("and leaves the offset", lseek(a, 0, SEEK_CUR) == 5);
    say("pwrite, too", pwrite(a, "X", 1, 0) == 1 && lseek(a, 0, SEEK_CUR) == 5);
    say("SEEK_END", lseek(a, -1, SEEK_END) == 9);
    say("before the beginning: EINVAL", lseek(a, -1, SEEK_SET) == -1 && errno == EINVAL);
    lseek(a, 20, SEEK_SET);
    write(a, "z", 1);
    say("a hole reads as zeros", pread(a, buf, 1, 15) == 1 && buf[0] == 0);
    say("and counts in the size", lseek(a, 0, SEEK_END) == 21);
    say("beyond the end: end of file", pread(a, buf, 1, 100) == 0);
    return 0;
}
