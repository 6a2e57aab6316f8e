//@ native
// /dev/null, /dev/zero, /dev/full and the temporary folders.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char buf[8];
    int null = open("/dev/null", O_RDWR), zero = open("/dev/zero", O_RDWR), full = open("/dev/full", O_RDWR);
    say("/dev/null is empty", read(null, buf, 8) == 0);
    say("and swallows", write(null, "abc", 3) == 3);
    memset(buf, 'x', 8);
    say("/dev/zero gives zeros", read(zero, buf, 8) == 8 && buf[0] == 0 && buf[7] == 0);
    say("/dev/full is full: ENOSPC", write(full, "x", 1) == -1 && errno == ENOSPC);
    struct stat st;
    fstat(null, &st);
    say("a character device", S_ISCHR(st.st_mode));
    int r = open("/dev/urandom", O_RDONLY);
    say("/dev/urandom gives as much as one likes", read(r, buf, 8) == 8);
    say("/dev/shm is a folder", stat("/dev/shm", &st) == 0 && S_ISDIR(st.st_mode));
    FILE *f = tmpfile();
    fputs("temporary", f);
    rewind(f);
    char line[20];
    printf("%s\n", fgets(line, sizeof line, f));
    say("a device for directory: ENOTDIR", chdir("/dev/null") == -1 && errno == ENOTDIR);
    return 0;
}
