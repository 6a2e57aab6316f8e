//@ native
/* Line splices, digraphs, comments, and every way to write a constant. */
#include <stdio.h>

%:define GREET(x) p\
u\
t\
s(x)

int main(void)
<%
    GREET("di\
graphs");
    int a<:3:> = { 1, 2, 3 };
    printf("%d\n", a<:1:>); // a comment that goes on \
    printf("not printed\n");
    int b = 10 //**/ 5
        + 1;
    printf("%d\n", b);
    printf("%d %d %d %d %u\n", 0x1F, 0X1f, 017, 0b1011, 4294967295);
    printf("%ld %lu %lld %llu\n", 10L, 10uL, 10ll, 10LLu);
    printf("%d %d %d %d\n", 'a', '\x41', '\101', '\0');
    printf("%d %d %d\n", '\a', '\e', '\?');
    printf("%d %d\n", 'ab', '\xff');
    printf("%g %g %g %g %g\n", 1., .5, 1e3, 1.5E-2, 0x1p-2);
    printf("%zu %zu %zu %zu\n", sizeof 1.f, sizeof 1., sizeof 1.L, sizeof 'a');
    printf("%s\n", "joined " "from " "parts\x2e" "0");
    printf("%zu %zu\n", sizeof "a\0b", sizeof "");
    printf("%s %d\n", u8"\u00e9", u8"\u00e9"[0] & 255);
    printf("%d %d %d %zu\n", L'\u20ac', u'\u20ac', U'\U0001F600', sizeof U"ab");
    int caf\u00e9 = 7;
    printf("%d\n", café);
    int $dollar = 8;
    printf("%d\n", $dollar);
    printf("%d\n", a[0]+++a[1]);
    printf("??! %s\n", "what??/");
    return 0;
%>
