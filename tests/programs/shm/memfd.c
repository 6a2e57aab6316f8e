//@ native
// A file without a name: mapped, passed on by fork, sealed.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int fd = memfd_create("ringside", MFD_ALLOW_SEALING);
    ftruncate(fd, 4096);
    char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fork() == 0) {
        strcpy(p, "from the child");
        _exit(0);
    }
    wait(NULL);
    printf("%s\n", p);
    say("F_SEAL_SHRINK", fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK) == 0);
    say("then no shorter: EPERM", ftruncate(fd, 100) == -1 && errno == EPERM);
    say("but longer", ftruncate(fd, 8192) == 0);
    say("F_GET_SEALS", fcntl(fd, F_GET_SEALS) == F_SEAL_SHRINK);
    say("sealing with a writable mapping: EBUSY", fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE) == -1 && errno == EBUSY);
    munmap(p, 4096);
    say("without it", fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE) == 0);
    say("no more writing: EPERM", write(fd, "x", 1) == -1 && errno == EPERM);
    return 0;
}
