//@ native
// Amounts of money, messages of System V, and locales as objects.
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <fmtmsg.h>
#include <locale.h>
#include <monetary.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    char text[200];
    const char *formats[] = { "%n", "[%10n]", "[%-10i]", "%#6n", "%=*#8n", "%(n|", "%.0n", "%.3i %%", "%!n", "%^#7.1n" };
    for (unsigned i = 0; i < sizeof formats / sizeof *formats; i++) {
        ssize_t n = strfmon(text, sizeof text, formats[i], 1234.567);
        printf("%s %zd %s", formats[i], n, text);
        n = strfmon(text, sizeof text, formats[i], -12.5);
        printf(" | %zd %s\n", n, text);
    }
    errno = 0;
    printf("%zd %d\n", strfmon(text, 4, "%n", 123.0), errno == E2BIG);

    dup2(1, 2);
    setbuf(stdout, NULL);
    printf("%d\n", fmtmsg(MM_PRINT, "util:mount", MM_ERROR, "unknown option", "See mount(8).", "util:mount:017"));
    printf("%d\n", fmtmsg(MM_PRINT, "BSD:ls", MM_HALT, "Cannot open", NULL, NULL));
    printf("%d\n", fmtmsg(MM_PRINT, "nolabel", MM_HALT, "Cannot open", NULL, NULL));
    printf("%d\n", fmtmsg(MM_PRINT, NULL, MM_NULLSEV, "only text", NULL, "a:b"));
    printf("%d %d\n", addseverity(7, "NOTE"), addseverity(2, "x"));
    fmtmsg(MM_PRINT, "a:b", 7, "own severity", "none", NULL);
    setenv("MSGVERB", "text:severity", 1);
    printf("%d\n", fmtmsg(MM_PRINT, "util:mount", MM_INFO, "unknown option", "See mount(8).", "util:mount:017"));

    locale_t c = newlocale(LC_ALL_MASK, "C", NULL), copy = duplocale(c);
    errno = 0;
    printf("%d %d\n", newlocale(LC_ALL_MASK, "xx_YY", NULL) == NULL, errno == ENOENT);
    printf("%d\n", uselocale(NULL) == LC_GLOBAL_LOCALE);
    printf("%d\n", uselocale(c) == LC_GLOBAL_LOCALE);
    printf("%d\n", uselocale(LC_GLOBAL_LOCALE) == c);
    printf("%d %c %d\n", !!isalpha_l('x', c), toupper_l('x', copy), strcasecmp_l("ABC", "abc", c));
    printf("%s %d\n", strerror_l(ENOENT, c), strcoll_l("a", "b", copy) < 0);
    struct tm tm = { .tm_year = 126, .tm_mon = 4, .tm_mday = 9, .tm_wday = 6 };
    strftime_l(text, sizeof text, "%A %d %B %Y", &tm, c);
    printf("%s\n", text);
    freelocale(c);
    freelocale(copy);
    return 0;
}
