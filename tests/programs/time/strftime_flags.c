//@ native
/* Every conversion of strftime with glibc's flags, widths and alternatives (strftime(3)). */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(void)
{
    const char *flags[] = { "", "-", "_", "0", "^", "#", "^#", "_5", "05", "10", "-8", "^12", "#12", "012", "E", "O", "_3E" };
    const char *conversions = "aAbBcCdDeFgGhHIjklmMpPrRsSTuUVwWxXyYzZ%+qQ";
    time_t t = 1707548765;
    setenv("TZ", "<-03>3", 1);
    for (int i = 0; i < 17; i++)
        for (const char *c = conversions; *c; c++) {
            char format[20], text[200];
            snprintf(format, sizeof format, "%%%s%c", flags[i], *c);
            size_t n = strftime(text, sizeof text, format, localtime(&t));
            printf("%s %zu [%s]\n", format, n, text);
        }
    char small[10];
    printf("%zu\n", strftime(small, sizeof small, "%F", localtime(&t)));
    return 0;
}
