//@ native
//@ define: FROM_OUTSIDE=3
/* #if and its relatives. */
#include <stdio.h>

#define ONE 1
#define EMPTY
#define ZERO_IF(x) 0

#if 0
this is not C, and "neither is this
#elif ONE + 1 == 2 && !defined NOBODY
#define A 1
#else
#error not here
#endif

#if (2 + 3) * 4 - 20 || 5 / 2 != 2 || 7 % 4 != 3 || -1 >> 1 != -1 || (1 << 3 | 1) != 9
#error arithmetic
#endif

#if -1 > 0u && 'a' == 97 && '\n' == 10 && 0x10 == 16 && 010 == 8 && 10L == 10 && 0b11 == 3
#define B 2
#endif

#if UNKNOWN || ZERO_IF(1)
#error unknown names are nought
#elif (1 ? 2 : 3) == 2 && ~0 == -1 && !0
#define C 3
#endif

#if defined(ONE) && defined EMPTY && !defined(TWO) && 1 /* a comment
   over lines */
#  ifdef ONE
#    ifndef TWO
#      define D 4
#    else
#      error nested
#    endif
#  endif
#endif

#if 1
#elif 1 / 0
#endif

#if 18446744073709551615u == -1 && 9223372036854775807 + 0 > 0
#define E 5
#endif

#if __has_include(<stdio.h>) && !__has_include("no such file.h") && defined __has_include
#define F 6
#endif

#if FROM_OUTSIDE == 3
#define G 7
#endif

int main(void)
{
    printf("%d %d %d %d %d %d %d\n", A, B, C, D, E, F, G);
#if 0
    puts("no");
#else
    puts("yes");
#endif
    return 0
#ifdef NEVER
    + 1
#endif
        ;
}
