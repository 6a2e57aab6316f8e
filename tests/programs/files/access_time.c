//@ native
// The times of access and change are two, and are set apart (utimensat(2)); reading moves the first (relatime).
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static char name[] = "/tmp/access_XXXXXX";

static struct stat now(void)
{
    struct stat st;
    stat(name, &st);
    return st;
}

int main(void)
{
    char c;
    int fd = mkstemp(name);
    write(fd, "text", 4);
    struct utimbuf both = { 500000000, 500000001 };
    utime(name, &both);
    say("set apart", now().st_atime == 500000000 && now().st_mtime == 500000001);
    struct timespec one[2] = { { 600000000, 0 }, { 0, UTIME_OMIT } }, none[2] = { { 0, UTIME_OMIT }, { 0, UTIME_OMIT } };
    utimensat(AT_FDCWD, name, one, 0);
    say("only one of them", now().st_atime == 600000000 && now().st_mtime == 500000001);
    say("none", utimensat(AT_FDCWD, name, none, 0) == 0 && now().st_atime == 600000000);
    pread(fd, &c, 1, 0);
    say("read: the first is now", now().st_atime > 1000000000 && now().st_mtime == 500000001);
    utime(name, &both);
    void *map = mmap(NULL, 4, PROT_READ, MAP_SHARED, fd, 0);
    c = *(char *)map;
    say("mapped and read, too", now().st_atime > 1000000000 && now().st_mtime == 500000001);
    utime(name, &both);
    write(fd, "more", 4);
    say("written: only the other", now().st_atime == 500000000 && now().st_mtime > 1000000000);
    unlink(name);
    return 0;
}
