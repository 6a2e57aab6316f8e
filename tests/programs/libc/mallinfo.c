//@ native
// What the heap says of itself grows with malloc and shrinks with free.
#define _GNU_SOURCE
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static char buf[4096];
    setvbuf(stdout, buf, _IOFBF, sizeof buf);
    free(malloc(1));
    struct mallinfo2 a = mallinfo2();
    char *p = malloc(5000), *q = malloc(1000000);
    struct mallinfo2 b = mallinfo2();
    printf("5000 more bytes take %zu\n", b.uordblks - a.uordblks);
    printf("in use and free are all: %d\n", b.uordblks + b.fordblks == b.arena);
    printf("the heap has %zu bytes; there are %zu mappings of %zu bytes\n", b.arena, b.hblks, b.hblkhd);
    free(q);
    free(p);
    struct mallinfo2 c = mallinfo2();
    printf("after free %zd more than before, %zu mappings\n", (ssize_t)(c.uordblks - a.uordblks), c.hblks);
    struct mallinfo old = mallinfo();
    printf("the older one says the same: %d\n", (size_t)old.arena == c.arena && (size_t)old.uordblks == c.uordblks);
    FILE *f = fopen("/dev/null", "w");
    printf("told as XML: %d, and with an option %d\n", malloc_info(0, f), malloc_info(1, f));
    return 0;
}
