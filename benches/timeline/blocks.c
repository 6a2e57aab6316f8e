// Large blocks copied and cleared: each statement touches a quarter of a megabyte.
#include <string.h>

static char a[1 << 18], b[1 << 18];

int main(void)
{
    for (long i = 0; i < 10000000; i++) {
        if (i % 100 == 0) {
            memset(a, (int)i, sizeof a);
            memcpy(b, a, sizeof b);
        }
        a[i % sizeof a] ^= b[(i * 7919) % sizeof b];
    }
    return a[0];
}
