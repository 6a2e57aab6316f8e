//@ native
// Calls of the kernel and the clock by instruction: the C library is not asked, errno stays, an error is a negative number.
#include <errno.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static long call3(long n, long a, long b, long c)
{
    long ret;
    __asm__ volatile("syscall" : "=a"(ret) : "a"(n), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
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
    unsigned long long before = rdtsc();
    usleep(1000);
    printf("%d\n", rdtsc() > before);
    return 0;
}
