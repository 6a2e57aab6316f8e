//@ native
// Calls of the kernel and the clock by instruction: the C library is not asked, errno stays, an error is a negative number.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static long call3(long n, long a, long b, long c)
{
    long ret;
    __asm__ volatile("syscall" : "=a"(ret) : "a"(n), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return ret;
}

/* Six arguments: the last three in registers that no constraint names. */
static long call6(long n, long a, long b, long c, long d, long e, long f)
{
    long ret;
    register long r10 asm("r10") = d;
    register long r8 asm("r8") = e;
    register long r9 asm("r9") = f;
    asm volatile("syscall"
                 : "=a"(ret)
                 : "a"(n), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                 : "rcx", "r11", "memory");
    return ret;
}

static inline unsigned long long rdtsc(void)
{
    unsigned lo, hi;
    __asm__ __volatile__("rdtsc" : "=a"(lo), "=d"(hi));
    return (unsigned long long)hi << 32 | lo;
}

int main(void)
{
    char text[] = "written by an instruction\n";
    errno = 0;
    long n = call3(SYS_write, 1, (long)text, sizeof text - 1);
    printf("%ld %d\n", n, call3(SYS_getpid, 0, 0, 0) == getpid());
    printf("%ld %d\n", call3(SYS_close, 77, 0, 0), errno);
    int fd = open("offset.tmp", O_RDWR | O_CREAT | O_TRUNC, 0666);
    n = call6(SYS_pwrite64, fd, (long)text, 4, 8, 0, 0);
    printf("%ld, then %ld bytes\n", n, (long)lseek(fd, 0, SEEK_END));
    unlink("offset.tmp");
    unsigned long long before = rdtsc();
    usleep(1000);
    printf("%d\n", rdtsc() > before);
    return 0;
}
