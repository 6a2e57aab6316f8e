//@ native
/* What regcomp says of patterns that are none (regcomp(3)). */
#include <regex.h>
#include <stdio.h>

int main(void)
{
    const char *wrong[] = { "a[", "a[^", "a[b", "[]", "(", ")", "*a", "a{2,1}", "x{1", "x{", "\\", "[[:foo:]]", "[b-a]", "a**" };
    char text[100];
    for (int flags = 0; flags <= REG_EXTENDED; flags += REG_EXTENDED)
        for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) {
            regex_t r;
            int e = regcomp(&r, wrong[i], flags);
            regerror(e, &r, text, sizeof text);
            printf("%s %d %s\n", wrong[i], e, text);
            if (!e)
                regfree(&r);
        }
    return 0;
}
