//@ native
/* What programs ask the compiler about. */
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>
#include <limits.h>

#ifndef __linux__
#error not Linux
#endif
#ifndef __x86_64__
#error not a 64-bit machine
#endif
#if defined _WIN32 || defined __APPLE__ || defined __cplusplus
#error somebody else
#endif

int main(void)
{
    printf("%ld %d %d\n", __STDC_VERSION__, __STDC__, __STDC_HOSTED__);
    printf("%d %d %d\n", __linux__, __unix__, __gnu_linux__);
    printf("%d %d %d\n", __GNUC__ >= 4, __CHAR_BIT__, __SIZEOF_POINTER__);
    printf("%d %d %d\n", __SIZEOF_INT__, __SIZEOF_LONG__, __SIZEOF_LONG_LONG__);
    printf("%d %ld %lu\n", __INT_MAX__, __LONG_MAX__, (unsigned long)__SIZE_MAX__);
    printf("%d %d\n", __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, __LP64__);
    printf("%ld %d\n", (long)_POSIX_C_SOURCE, _POSIX_VERSION >= 200809L);
    printf("%zu %zu\n", sizeof(__SIZE_TYPE__), sizeof(__WCHAR_TYPE__));
#ifdef __OPTIMIZE__
    puts("optimised");
#endif
#if defined _POSIX_THREADS && defined _POSIX_SEMAPHORES && defined __STDC_ISO_10646__
    puts("threads, semaphores, Unicode");
#endif
    printf("%d %d\n", PATH_MAX, __GLIBC__);
    return 0;
}
