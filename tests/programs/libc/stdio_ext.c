//@ native
// A look into streams: what waits in the buffer, which way it goes, and how it is thrown away.
#include <stdio.h>
#include <stdio_ext.h>
#include <unistd.h>

int main(void)
{
    FILE *f = tmpfile();
    printf("%d %d\n", !!__freadable(f), !!__fwritable(f));
    fputs("hello", f);
    printf("%zu %d %d %zu\n", __fpending(f), !!__fwriting(f), !!__freading(f), __fbufsize(f));
    fflush(f);
    printf("%zu\n", __fpending(f));
    fputs(" lost", f);
    __fpurge(f);
    printf("%zu\n", __fpending(f));
    rewind(f);
    int a = getc(f), b = getc(f);
    printf("%c%c %d\n", a, b, !!__freading(f));
    __fpurge(f);
    printf("%d\n", getc(f));
    printf("%d %d\n", !!__flbf(stderr), !!__flbf(f));
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("%d\n", !!__flbf(stdout));
    FILE *r = fopen("/dev/null", "r");
    printf("%d %d\n", !!__freadable(r), !!__fwritable(r));
    return 0;
}
