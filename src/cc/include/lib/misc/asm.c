// defines __asm_ticks __asm_syscall __asm_trap __asm_umulh __asm_smulh __asm_overflows __asm_divide
/* What the instructions of inline assembly need that one expression of C cannot say. */
#include <errno.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

/* The time-stamp counter: a tick a nanosecond of the clock that only goes on. */
unsigned long __asm_ticks(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000UL + now.tv_nsec;
}

/* A call of the kernel as the instruction makes it: an error is its number, negative, and errno stays. */
long __asm_syscall(unsigned long n, unsigned long a, unsigned long b, unsigned long c, unsigned long d,
                   unsigned long e, unsigned long f)
{
    int kept = errno;
    long r = syscall(n, a, b, c, d, e, f);
    if (r == -1)
        r = -errno;
    errno = kept;
    return r;
}

void __asm_trap(void)
{
    raise(SIGTRAP);
}

/* The upper half of a product of 128 bits. */
unsigned long __asm_umulh(unsigned long x, unsigned long y)
{
    unsigned long xl = x & 0xffffffff, xh = x >> 32, yl = y & 0xffffffff, yh = y >> 32;
    unsigned long low = xl * yl, one = xh * yl + (low >> 32), two = xl * yh + (one & 0xffffffff);
    return xh * yh + (one >> 32) + (two >> 32);
}

unsigned long __asm_smulh(unsigned long x, unsigned long y)
{
    unsigned long high = __asm_umulh(x, y);
    if ((long)x < 0)
        high -= y;
    if ((long)y < 0)
        high -= x;
    return high;
}

/* Whether a signed product has more than `width` bytes. */
unsigned long __asm_overflows(long x, long y, unsigned long width)
{
    long r;
    if (__builtin_mul_overflow(x, y, &r))
        return 1;
    return width < 8 && r != (long)((unsigned long)r << (64 - 8 * width)) >> (64 - 8 * width);
}

/* Divides high:low, each of `width` bytes: the quotient, or the rest. As on the machine, a quotient without room is an
   arithmetic error. */
unsigned long __asm_divide(unsigned long high, unsigned long low, unsigned long by, unsigned long width,
                           unsigned long is_signed, unsigned long want_rest)
{
    unsigned bits = 8 * width;
    unsigned long mask = bits == 64 ? ~0UL : (1UL << bits) - 1;
    int negative = is_signed && high >> (bits - 1) & 1, by_negative = is_signed && (long)by < 0;
    if (negative) {
        low = -low & mask;
        high = (~high + (low == 0)) & mask;
    }
    if (by_negative)
        by = -by;
    if (by == 0 || high >= by)
        raise(SIGFPE);
    unsigned long rest = high, quotient = 0;
    for (unsigned i = bits; i-- > 0;) {
        int out = bits == 64 && rest >> 63;
        rest = rest << 1 | (low >> i & 1);
        quotient <<= 1;
        if (out || rest >= by) {
            rest -= by;
            quotient |= 1;
        }
    }
    if (is_signed && quotient > (mask >> 1) + (negative != by_negative))
        raise(SIGFPE);
    if (want_rest)
        return negative ? -rest : rest;
    return negative != by_negative ? -quotient : quotient;
}
