//@ native
// SIGSEGV on a read-only mapping and after munmap, SIGBUS beyond the end of the file.
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
static void try(const char *what, volatile char *p, int write_)
{
    int s;
    fflush(stdout);
    if (fork() == 0) {
        if (write_) *p = 1; else (void)*p;
        _exit(0);
    }
    wait(&s);
    printf("%s: %d\n", what, WIFSIGNALED(s) ? WTERMSIG(s) : 0);
}
int main(void)
{
    char *p = mmap(NULL, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    try("read", p, 0);
    try("write to read-only", p, 1);
    mprotect(p, 4096, PROT_READ | PROT_WRITE);
    try("write after mprotect", p, 1);
    try("second page still read-only", p + 4096, 1);
    munmap(p, 4096);
    try("unmapped", p, 0);
    int fd = open("/tmp/ringside_bus", O_RDWR | O_CREAT | O_TRUNC, 0600);
    ftruncate(fd, 10);
    p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    try("in the last page", p + 100, 1);
    try("beyond the last page", p + 5000, 1);
    unlink("/tmp/ringside_bus");
    return 0;
}
