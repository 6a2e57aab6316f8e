//@ native
/* Strings, characters, pointers, counts, positions, and what the functions return. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int to_buffer(char *to, size_t n, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int a = vsnprintf(to, n, format, list);
    va_end(list);
    int b = vsnprintf(NULL, 0, format, again);
    va_end(again);
    return a * 100 + b;
}

int main(void)
{
    char buf[10], *made;
    int n = -1;
    printf("[%s] [%10s] [%-10s] [%.2s] [%10.2s] [%.0s] [%5c] [%-5c]\n", "text", "text", "text", "text", "text", "text", 'a', 'b');
    printf("[%p] [%20p] [%-20p]\n", NULL, (void *)0x1234, (void *)0xabcdef);
    printf("abc%ndef %d\n", &n, n);
    printf("%d\n", n);
    printf("%2$s %1$s\n", "world", "hello");
    printf("%%|%5%|%c|\n", 'x');
    printf("%d %d\n", to_buffer(buf, sizeof buf, "%s-%d", "long text", 12345), (int)strlen(buf));
    puts(buf);
    printf("%d", snprintf(buf, 0, "hello"));
    printf(" %d\n", sprintf(buf, "%c%c", 'a', 0));
    errno = ENOENT;
    printf("%m\n");
    printf("%d\n", asprintf(&made, "%s %d", "made", 7));
    puts(made);
    free(made);
    printf("%s\n", (char *)NULL ? "" : "null");
    printf("%ls|%lc\n", L"wide", L'w');
    printf("%5s|%-5s|%05d|%+.2e\n", "ab", "cd", -42, 12345.678);
    fprintf(stdout, "%d items\n", 3);
    printf("%d\n", printf("four"));
    printf("%d\n", puts("x") >= 0);
    return 0;
}
