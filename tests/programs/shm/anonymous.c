//@ native
// Anonymous mappings: shared across fork, or private and copied.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int *s = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    say("zeros", *s == 0 && *p == 0);
    *p = 1;
    if (fork() == 0) {
        *s = 5;
        *p = 6;
        _exit(0);
    }
    wait(NULL);
    say("shared: the child's value", *s == 5);
    say("private: one's own", *p == 1);
    say("length 0: EINVAL", mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED && errno == EINVAL);
    say("neither shared nor private: EINVAL", mmap(NULL, 1, PROT_READ, MAP_ANONYMOUS, -1, 0) == MAP_FAILED && errno == EINVAL);
    say("no descriptor: EBADF", mmap(NULL, 1, PROT_READ, MAP_PRIVATE, -1, 0) == MAP_FAILED && errno == EBADF);
    say("munmap of an odd address: EINVAL", munmap((char *)s + 1, 4096) == -1 && errno == EINVAL);
    say("munmap of nothing is nothing", munmap((void *)0x10000, 4096) == 0);
    return 0;
}
