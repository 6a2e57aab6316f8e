// defines syscall
#include <ringside/sys.h>
#include <stdarg.h>

#define AT_FDCWD (-100)
#define O_CREAT 0100
#define NR_open 2
#define NR_mmap 9
#define NR_access 21
#define NR_sendto 44
#define NR_recvfrom 45
#define NR_fcntl 72
#define NR_getdents 78
#define NR_mkdir 83
#define NR_creat 85
#define NR_chmod 90
#define NR_futex 202
#define NR_openat 257
#define NR_splice 275
#define NR_copy_file_range 326

/* How many arguments a call has. */
static int arity(long number)
{
    switch (number) {
    case NR_open: case NR_access: case NR_mkdir: case NR_creat: case NR_chmod: return 2;
    case NR_fcntl: return 2;
    case NR_getdents: return 3;
    case NR_futex: case NR_openat: return 3;
#define A(number, n) case number: return n;
#include <ringside/arities.h>
    }
    return 0;
}

/* The old form of directory entries, made in place of the new ones: no number of the type before the name, but one in
   the last byte. */
static long old_entries(char *buf, long n)
{
    char *to = buf;
    for (char *p = buf; p < buf + n;) {
        unsigned short length = *(unsigned short *)(p + 16);
        char type = p[18];
        unsigned long name = BUILTIN(strlen, p + 19), size = (18 + name + 2 + 7) & ~7UL;
        BUILTIN(memmove, to, p, 16);
        BUILTIN(memmove, to + 18, p + 19, name + 1);
        for (unsigned long i = 18 + name + 1; i < size; i++)
            to[i] = 0;
        *(unsigned short *)(to + 16) = size;
        to[size - 1] = type;
        to += size;
        p += length;
    }
    return to - buf;
}

/* syscall(2): by Linux's number, which the kernel looks up. Only as many arguments are read as the call has: what
   was not passed is nobody's memory. */
long syscall(long number, ...)
{
    long a[6] = { 0 };
    int n = arity(number);
    va_list args;
    va_start(args, number);
    for (int i = 0; i < n && i < 6; i++)
        a[i] = va_arg(args, long);
    switch (number) {
    case NR_futex:
        /* FUTEX_WAIT and its kin have a time, FUTEX_REQUEUE two arguments more, the others (but FUTEX_WAKE) three. */
        if ((a[1] & 127) == 0 || (a[1] & 127) == 6)
            a[3] = va_arg(args, long);
        else if ((a[1] & 127) != 1)
            for (int i = 3; i < ((a[1] & 127) == 3 ? 5 : 6); i++)
                a[i] = va_arg(args, long);
        break;
    case NR_fcntl:
        if ((int)a[1] != 1 && (int)a[1] != 3 && (int)a[1] != 1032)
            a[2] = va_arg(args, long);
        break;
    case NR_open:
        if (a[1] & O_CREAT)
            a[2] = va_arg(args, long);
        break;
    case NR_openat:
        if (a[2] & O_CREAT)
            a[3] = va_arg(args, long);
        break;
    }
    va_end(args);
    switch (number) {
    /* With the number these would be seven. */
    case NR_futex: return __ret(SYS(futex, a[0], a[1], a[2], a[3], a[4], a[5]));
    case NR_mmap: return __ret(SYS(mmap, a[0], a[1], a[2], a[3], a[4], a[5]));
    case NR_sendto: return __ret(SYS(sendto, a[0], a[1], a[2], a[3], a[4], a[5]));
    case NR_recvfrom: return __ret(SYS(recvfrom, a[0], a[1], a[2], a[3], a[4], a[5]));
    case NR_splice: return __ret(SYS(splice, a[0], a[1], a[2], a[3], a[4], a[5]));
    case NR_copy_file_range: return __ret(SYS(copy_file_range, a[0], a[1], a[2], a[3], a[4], a[5]));
    case NR_open: return __ret(SYS(openat, AT_FDCWD, a[0], a[1], a[2]));
    case NR_getdents: {
        long n = __ret(SYS(getdents64, a[0], a[1], a[2]));
        return n > 0 ? old_entries((char *)a[1], n) : n;
    }
    case NR_creat: return __ret(SYS(openat, AT_FDCWD, a[0], 01101, a[1]));
    case NR_access: return __ret(SYS(faccessat, AT_FDCWD, a[0], a[1]));
    case NR_mkdir: return __ret(SYS(mkdirat, AT_FDCWD, a[0], a[1]));
    case NR_chmod: return __ret(SYS(fchmodat, AT_FDCWD, a[0], a[1]));
    }
    return __ret(SYS(syscall, number, a[0], a[1], a[2], a[3], a[4]));
}
