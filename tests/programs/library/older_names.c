//@ native
// Names with 64 in them, sets of processors of any size, and the heap's old debugging hooks.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <mcheck.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#if !__GNUC_PREREQ(4, 8)
#error an old compiler
#endif

int main(void)
{
    char name[] = "/tmp/older_XXXXXX", big[300];
    struct stat64 st;
    int ends[2];
    close(mkstemp(name));
    int fd = open64(name, O_RDWR);
    ftruncate64(fd, 5000);
    pwrite64(fd, "x", 1, 4999);
    fstat64(fd, &st);
    printf("%ld %ld\n", (long)st.st_size, (long)lseek64(fd, 0, SEEK_END));
    printf("%d\n", ((char *)mmap64(NULL, 5000, PROT_READ, MAP_SHARED, fd, 0))[4999]);
    unlink(name);

    cpu_set_t *set = CPU_ALLOC(200), both;
    size_t size = CPU_ALLOC_SIZE(200);
    printf("%zu\n", size);
    CPU_ZERO_S(size, set);
    CPU_SET_S(3, size, set);
    CPU_SET_S(199, size, set);
    CPU_SET_S(5000, size, set);
    printf("%d %d %d\n", CPU_COUNT_S(size, set), CPU_ISSET_S(199, size, set), CPU_ISSET_S(4, size, set));
    CPU_CLR_S(3, size, set);
    printf("%d\n", CPU_COUNT_S(size, set));
    CPU_FREE(set);
    cpu_set_t a, b;
    CPU_ZERO(&a);
    CPU_ZERO(&b);
    CPU_SET(1, &a);
    CPU_SET(2, &a);
    CPU_SET(2, &b);
    CPU_SET(3, &b);
    CPU_AND(&both, &a, &b);
    printf("%d", CPU_COUNT(&both));
    CPU_OR(&both, &a, &b);
    printf(" %d", CPU_COUNT(&both));
    CPU_XOR(&both, &a, &b);
    printf(" %d\n", CPU_COUNT(&both));

    pipe(ends);
    printf("advice: %d %d %d %d\n", posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED), posix_fadvise(fd, 0, 0, 99) == EINVAL,
           posix_fadvise(ends[0], 0, 0, POSIX_FADV_NORMAL) == ESPIPE, posix_fadvise(-1, 0, 0, 0) == EBADF);
    int r = getentropy(big, 257);
    printf("%d %d\n", r, errno == EIO);
    printf("%d\n", getentropy(big, 256));
    mtrace();
    printf("%d\n", mprobe(malloc(1)) == MCHECK_DISABLED);
    muntrace();
    return 0;
}
