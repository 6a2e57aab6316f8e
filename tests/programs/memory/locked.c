//@ native
// Locked pages cannot be invalidated; locks are of this process alone (mlock(2), msync(2)).
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char *page;

static void sync_it(const char *what)
{
    int r = msync(page, 8192, MS_SYNC | MS_INVALIDATE);
    printf("%s: %d %s\n", what, r, r < 0 ? strerror(errno) : "");
    fflush(stdout);
}

int main(void)
{
    int fd = memfd_create("locked", 0);
    ftruncate(fd, 8192);
    page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    sync_it("free");
    mlock(page + 5000, 1);
    sync_it("one page locked");
    printf("%d\n", msync(page, 4096, MS_SYNC | MS_INVALIDATE));
    if (fork() == 0) {
        sync_it("the child's");
        return 0;
    }
    wait(NULL);
    munlock(page, 8192);
    sync_it("unlocked");
    mlockall(MCL_CURRENT);
    sync_it("all locked");
    munlockall();
    sync_it("none");
    return 0;
}
