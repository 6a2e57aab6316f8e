//@ native
// A stream into memory: the program's pointer and length are set by fflush and fclose, and by nothing else.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char mark[] = "mark", *text = mark;
    size_t n = 99;
    FILE *f = open_memstream(&text, &n);
    printf("opened: %s %zu\n", text, n);
    fputs("some", f);
    printf("written: %s %zu\n", text, n);
    fflush(f);
    printf("flushed: %s %zu\n", text, n);
    fputs(" more", f);
    printf("more: %.4s %zu\n", text, n);
    fflush(f);
    printf("flushed: %s %zu\n", text, n);
    fseek(f, 2, SEEK_SET);
    putc('X', f);
    fflush(f);
    printf("in the middle: %s %zu\n", text, n);
    for (int i = 0; i < 3000; i++)
        fprintf(f, "%d,", i);
    fclose(f);
    printf("closed: %zu %.12s ... %s\n", n, text, text + n - 5);
    free(text);
    f = open_memstream(&text, &n);
    fclose(f);
    printf("nothing: [%s] %zu\n", text, n);
    free(text);
    return 0;
}
