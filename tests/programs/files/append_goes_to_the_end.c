//@ native
// O_APPEND: each write goes to the end as it is then, whoever moved it.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", buf[40] = "";
    int a = mkstemp(name), b = open(name, O_WRONLY | O_APPEND), c = open(name, O_WRONLY | O_APPEND);
    unlink(name);
    write(b, "one ", 4);
    write(c, "two ", 4);
    write(b, "three ", 6);
    lseek(c, 0, SEEK_SET);
    write(c, "four", 4);
    pread(a, buf, sizeof buf, 0);
    printf("%s\n", buf);
    write(a, "ONE", 3);
    pread(a, buf, sizeof buf, 0);
    printf("%s\n", buf);
    say("after a write the offset is the end", lseek(c, 0, SEEK_CUR) == 18);
    return 0;
}
