//@ native
#define _GNU_SOURCE
/* <uchar.h>: characters of 16 and 32 bits to and from the locale's bytes; one beyond 16 bits comes as a pair. */
#include <fenv.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <uchar.h>
#include <wchar.h>

int main(void)
{
    printf("%d\n", setlocale(LC_ALL, "C.UTF-8") != NULL);
    const char *text = "a\u00e9\u20ac\U0001F600!";
    size_t left = strlen(text) + 1, n;
    mbstate_t state = { 0 };
    char16_t c, pair[16];
    int count = 0;
    for (const char *s = text; (n = mbrtoc16(&c, s, left, &state)) != 0 && n < (size_t)-3 + 1;) {
        printf("%d:%04x ", n > 8 ? -3 : (int)n, c);
        pair[count++] = c;
        if (n <= 8) {
            s += n;
            left -= n;
        }
    }
    puts("");
    memset(&state, 0, sizeof state);
    char bytes[8], whole[32] = "";
    for (int i = 0; i < count; i++) {
        n = c16rtomb(bytes, pair[i], &state);
        printf("%zu ", n);
        strncat(whole, bytes, n);
    }
    printf("%d\n", strcmp(whole, text));
    char32_t wide;
    n = mbrtoc32(&wide, "\U0001F600", 4, &state);
    printf("%zu %x %zu\n", n, (unsigned)wide, c32rtomb(bytes, U'\u20ac', &state));
    printf("%jd %ju %Lg\n", wcstoimax(L"-12x", NULL, 10), wcstoumax(L"ff", NULL, 16), wcstold(L"2.5", NULL));
    fenv_t env;
    printf("%d %d %d\n", fegetenv(&env), feholdexcept(&env), fesetenv(FE_DFL_ENV));
    struct tm tm = { 0 };
    strptime("Monday 05 January 1999", "%A %d %B %Y", &tm);
    printf("%d %d\n", tm.tm_wday, tm.tm_yday);
    return 0;
}
