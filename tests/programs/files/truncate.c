//@ native
// ftruncate shortens and lengthens; what comes is zeros.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", buf[8] = "";
    struct stat st;
    int fd = mkstemp(name);
    write(fd, "abcdef", 6);
    ftruncate(fd, 3);
    fstat(fd, &st);
    say("shorter", st.st_size == 3);
    say("the offset stays", lseek(fd, 0, SEEK_CUR) == 6);
    ftruncate(fd, 8);
    pread(fd, buf, 8, 0);
    say("longer: zeros", memcmp(buf, "abc\0\0\0\0\0", 8) == 0);
    say("truncate by name", truncate(name, 1) == 0 && lseek(fd, 0, SEEK_END) == 1);
    say("a negative length: EINVAL", ftruncate(fd, -1) == -1 && errno == EINVAL);
    int ro = open(name, O_RDONLY);
    say("not open for writing: EINVAL", ftruncate(ro, 0) == -1 && errno == EINVAL);
    unlink(name);
    return 0;
}
