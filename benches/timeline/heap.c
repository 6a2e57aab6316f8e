// A queue of blocks of many sizes: thousands are in use at any time.
#include <stdlib.h>
#include <string.h>

#define MANY 8192

static char *block[MANY];

int main(void)
{
    unsigned x = 1;
    for (long i = 0; i < 10000000; i++) {
        x = x * 1664525u + 1013904223u;
        int at = (x >> 8) % MANY;
        free(block[at]);
        block[at] = malloc(16 + x % 200);
        memset(block[at], (int)i, 16);
    }
    return 0;
}
