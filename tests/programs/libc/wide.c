//@ native
/* Wide characters in the C locale. */
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <wctype.h>

int main(void)
{
    wchar_t buf[20], *end;
    wcscpy(buf, L"hello");
    wcscat(buf, L" you");
    printf("%zu %d %d\n", wcslen(buf), wcscmp(buf, L"hello"), wcsncmp(buf, L"help", 3));
    printf("%ls %d %d\n", buf, (int)(wcschr(buf, L'y') - buf), wcsstr(buf, L"lo") == buf + 3);
    printf("%d %d %c\n", !!iswalpha(L'x'), !!iswdigit(L'x'), (int)towupper(L'x'));
    printf("%ld", wcstol(L"42rest", &end, 10));
    printf(" %d\n", (int)wcslen(end));
    char narrow[20];
    printf("%zu %s\n", wcstombs(narrow, L"narrow", sizeof narrow), narrow);
    printf("%zu %d\n", mbstowcs(buf, "wide", 20), buf[3] == L'e' && buf[4] == 0);
    printf("%zu\n", sizeof(wchar_t));
    return 0;
}
