//@ native
// What a pipe refuses.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int p[2];
    char c;
    pipe(p);
    say("lseek: ESPIPE", lseek(p[0], 0, SEEK_SET) == -1 && errno == ESPIPE);
    say("reading the write end: EBADF", read(p[1], &c, 1) == -1 && errno == EBADF);
    say("writing the read end: EBADF", write(p[0], &c, 1) == -1 && errno == EBADF);
    say("unknown flags: EINVAL", pipe2(p, 0x40) == -1 && errno == EINVAL);
    say("a pointer to nowhere: EFAULT", pipe((int *)8) == -1 && errno == EFAULT);
    say("reading into nowhere: EFAULT", (write(p[1], "x", 1), read(p[0], (char *)8, 1)) == -1 && errno == EFAULT);
    say("pread: ESPIPE", pread(p[0], &c, 1, 0) == -1 && errno == ESPIPE);
    struct stat st;
    fstat(p[0], &st);
    say("fstat says FIFO", S_ISFIFO(st.st_mode));
    say("mmap: ENODEV", mmap(NULL, 4096, PROT_READ, MAP_SHARED, p[0], 0) == MAP_FAILED && errno == ENODEV);
    say("ftruncate: EINVAL", ftruncate(p[1], 0) == -1 && errno == EINVAL);
    return 0;
}
