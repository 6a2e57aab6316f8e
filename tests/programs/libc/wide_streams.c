//@ native
/* Streams of wide characters, and streams that are of the other kind (fwide(3)). */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

static void utf8(void)
{
    printf("%zu %d\n", strlen("\u00e9\u20ac"), (int)MB_CUR_MAX);
    wchar_t w[20];
    printf("%zu", mbstowcs(w, "a\u00e9\u20ac\U0001f600", 20));
    printf(" %x %x %x\n", w[1], w[2], w[3]);
    char s[20];
    printf("%zu %s\n", wcstombs(s, w, sizeof s), s);
    printf("%d %d %d\n", mblen("\u20ac", 4), mblen("\xe2\x82", 2), mblen("\xff", 1));
    mbstate_t state = { 0 };
    wchar_t c = 0;
    int one = (int)mbrtowc(&c, "\xe2", 1, &state), two = (int)mbrtowc(&c, "\x82\xac", 2, &state);
    printf("%d %d %x\n", one, two, c);
    errno = 0;
    int n = snprintf(s, sizeof s, "%ls|%5ls|%.3ls|%lc", L"\u00e9", L"\u00e9", L"\u20acx", (wint_t)0x20ac);
    printf("%d %s\n", n, s);
    printf("%d %d %d %x %x\n", !!iswalpha(0xe9), !!iswupper(0xc9), !!iswlower(0x3b1), towupper(0xe9), towlower(0x410));
    FILE *f = tmpfile();
    fwprintf(f, L"%5ls|%.1ls|%s|%lc\n", L"\u20ac", L"\u20acx", "\u00e9", (wint_t)0x3b1);
    fputws(L"z\u00fcrich\n", f);
    rewind(f);
    while ((c = fgetwc(f)) != (wchar_t)WEOF)
        printf("%x ", c);
    putchar('\n');
    fclose(f);
}

int main(void)
{
    printf("%s %s\n", setlocale(LC_ALL, NULL), setlocale(LC_ALL, "no such place") ? "found" : "none");
    FILE *f = tmpfile();
    printf("%d", fwide(f, 0));
    printf(" %d", fwprintf(f, L"%d %ls %s %c|%6.2f|%-5ls|%05d\n", 42, L"wide", "narrow", 'c', 2.5, L"x", 7));
    printf(" %d %d %d\n", fwide(f, 0) > 0, fprintf(f, "narrow"), fputs("narrow", f));
    fputwc(L'A', f);
    fputws(L"BC 12 end\n", f);
    rewind(f);
    wchar_t line[64], word[20];
    printf("%d %ls", fgetws(line, 64, f) == line, line);
    printf("%c\n", (int)fgetwc(f));
    ungetwc(L'x', f);
    int n = 0;
    printf("%d", fwscanf(f, L"%ls %d", word, &n));
    printf(" %ls %d\n", word, n);
    fclose(f);
    printf("%d %d\n", fwide(stdout, 0) < 0, fwprintf(stdout, L"too late\n"));

    wchar_t b[10];
    printf("%d", swprintf(b, 10, L"%d-%ls", 12, L"abc"));
    printf(" %ls %d\n", b, swprintf(b, 4, L"%d-%ls", 12, L"abc"));
    printf("%d", swscanf(L"12 hello 3.5 c", L"%d %ls", &n, word));
    printf(" %d %ls\n", n, word);
    char s[20];
    errno = 0;
    n = snprintf(s, sizeof s, "%ls", L"\u00e9");
    printf("%d %d\n", n, errno == EILSEQ);
    wchar_t text[] = L"a,b;;c", *rest, *t = wcstok(text, L",;", &rest);
    for (; t; t = wcstok(NULL, L",;", &rest))
        printf("%ls ", t);
    printf("%g %lld %d\n", wcstod(L"2.5x", &rest), wcstoll(L"-9", NULL, 10), wcscasecmp(L"ABC", L"abc"));
    printf("%d %d %x\n", !!iswctype(L'5', wctype("digit")), !!iswctype(L'a', wctype("upper")),
           towctrans(L'a', wctrans("toupper")));
    puts(setlocale(LC_ALL, "C.UTF-8"));
    utf8();
    setlocale(LC_NUMERIC, "C");
    printf("%.33s\n", setlocale(LC_ALL, NULL));
    return 0;
}
