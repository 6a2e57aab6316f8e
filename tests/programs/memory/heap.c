//@ native
// malloc and friends: sizes, alignment, realloc keeps, calloc clears, sbrk moves the end.
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    char *a = malloc(10), *b = calloc(5, 4);
    say("aligned to sixteen", ((uintptr_t)a & 15) == 0 && ((uintptr_t)b & 15) == 0);
    int clear = 1;
    for (int i = 0; i < 20; i++)
        clear &= b[i] == 0;
    say("calloc clears", clear);
    strcpy(a, "123456789");
    a = realloc(a, 100000);
    say("realloc keeps", strcmp(a, "123456789") == 0);
    say("too much: NULL and ENOMEM", malloc((size_t)1 << 62) == NULL && errno == ENOMEM);
    say("calloc sees an overflow", calloc((size_t)1 << 40, (size_t)1 << 40) == NULL);
    void *p;
    say("posix_memalign", posix_memalign(&p, 256, 100) == 0 && ((uintptr_t)p & 255) == 0);
    say("an odd alignment: EINVAL", posix_memalign(&p, 3, 100) == EINVAL);
    say("free(NULL) is nothing", (free(NULL), 1));
    void *end = sbrk(0);
    say("sbrk moves the end", sbrk(8192) == end && (char *)sbrk(0) == (char *)end + 8192);
    return 0;
}
