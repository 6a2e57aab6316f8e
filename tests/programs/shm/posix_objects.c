//@ native
// shm_open, ftruncate, mmap: a name, shared by those who open it, gone when unlinked, alive while mapped.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct stat st;
    shm_unlink("/ringside_obj");
    int fd = shm_open("/ringside_obj", O_CREAT | O_EXCL | O_RDWR, 0600);
    fstat(fd, &st);
    say("empty at first", st.st_size == 0);
    say("once: EEXIST", shm_open("/ringside_obj", O_CREAT | O_EXCL | O_RDWR, 0600) == -1 && errno == EEXIST);
    ftruncate(fd, 4096);
    int *a = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    a[0] = 11;
    int other = shm_open("/ringside_obj", O_RDWR, 0);
    int *b = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, other, 0);
    say("mapped twice, one memory", a != b && b[0] == 11);
    if (fork() == 0) {
        b[1] = 22;
        _exit(0);
    }
    wait(NULL);
    say("what a child wrote is here", a[1] == 22);
    say("it is in /dev/shm", stat("/dev/shm/ringside_obj", &st) == 0 && st.st_size == 4096);
    shm_unlink("/ringside_obj");
    say("the name is gone: ENOENT", shm_open("/ringside_obj", O_RDWR, 0) == -1 && errno == ENOENT);
    say("the memory is not", a[0] == 11 && munmap(a, 4096) == 0 && b[1] == 22);
    say("unlink of nothing: ENOENT", shm_unlink("/ringside_obj") == -1 && errno == ENOENT);
    return 0;
}
