//@ native
/* string.h, sign for sign. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int sign(int n) { return (n > 0) - (n < 0); }

int main(void)
{
    char a[40] = "abc", b[40], *s;
    printf("%d %d %d\n", sign(strcmp("a", "b")), sign(strcmp("abc", "abc")), sign(strcmp("\xff", "a")));
    printf("%d %d %d\n", sign(strncmp("abcd", "abce", 3)), sign(strcasecmp("ABC", "abd")), sign(memcmp("a\0b", "a\0c", 3)));
    printf("%s %s\n", strcat(a, "def"), strncat(a, "ghijkl", 2));
    memset(b, '#', sizeof b);
    strncpy(b, "xy", 5);
    printf("%d %d %c\n", b[1], b[4], b[5]);
    printf("%s %s %s\n", strchr("hello", 'l'), strrchr("hello", 'l'), strstr("hello", "lo"));
    printf("%d %d %s\n", strchr("x", 0) != NULL, strstr("abc", "") != NULL, strpbrk("key=value", "=:"));
    printf("%zu %zu %zu\n", strspn("123abc", "0123456789"), strcspn("abc;d", ";,"), strnlen("abcdef", 4));
    memmove(a + 1, a, 5);
    printf("%s\n", a);
    printf("%s\n", s = strdup("copy"));
    free(s);
    printf("%s\n", s = strndup("copied", 3));
    free(s);
    printf("%d %s\n", (int)(stpcpy(b, "stop") - b), b);
    printf("%d %s\n", (int)((char *)memchr("find me", ' ', 7) - "find me") != 0, (char *)memchr("x y", ' ', 3));
    printf("%s %s\n", strerror(2), strerror(0));
    printf("%s\n", strerror(12345));
    printf("%s %s\n", strsignal(11), strsignal(17));
    printf("%s %d\n", strcasestr("Hello World", "WORLD"), ffs(24));
    printf("%d\n", memcmp(memcpy(b, "12345", 6), mempcpy(a, "123", 3) - 3, 3));
    bzero(b, 3);
    printf("%d %s\n", b[0], b + 3);
    printf("%d\n", strverscmp("file9", "file10") < 0);
    printf("%s\n", (char *)memrchr("a/b/c", '/', 5));
    printf("%d\n", strcoll("a", "b") < 0);
    return 0;
}
