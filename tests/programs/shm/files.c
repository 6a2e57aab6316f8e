//@ native
// A mapped file: MAP_SHARED reaches the file, MAP_PRIVATE does not; offsets; rights.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char name[] = "/tmp/ringside_XXXXXX", buf[10] = "";
    int fd = mkstemp(name);
    ftruncate(fd, 8192);
    pwrite(fd, "page two", 8, 4096);
    char *s = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 4096);
    say("at an offset", memcmp(p, "page two", 8) == 0);
    strcpy(s, "shared");
    strcpy(p, "private");
    pread(fd, buf, 6, 0);
    say("shared: read sees it", strcmp(buf, "shared") == 0);
    pread(fd, buf, 8, 4096);
    say("private: the file is as it was", memcmp(buf, "page two", 8) == 0);
    pwrite(fd, "S", 1, 0);
    say("write is seen in the mapping", s[0] == 'S');
    say("msync", msync(s, 4096, MS_SYNC) == 0);
    say("an odd offset: EINVAL", mmap(NULL, 1, PROT_READ, MAP_SHARED, fd, 100) == MAP_FAILED && errno == EINVAL);
    int ro = open(name, O_RDONLY);
    say("a shared mapping to write needs the right: EACCES", mmap(NULL, 1, PROT_WRITE, MAP_SHARED, ro, 0) == MAP_FAILED && errno == EACCES);
    say("a private one does not", mmap(NULL, 1, PROT_WRITE | PROT_READ, MAP_PRIVATE, ro, 0) != MAP_FAILED);
    close(fd);
    s[1] = 'H';
    pread(ro, buf, 2, 0);
    say("the mapping outlives the descriptor", buf[1] == 'H');
    unlink(name);
    return 0;
}
