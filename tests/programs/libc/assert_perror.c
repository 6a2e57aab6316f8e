//@ native
//@ exit: 134
// assert_perror: an error that must not be ends the process with its sentence.
#define _GNU_SOURCE
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

int main(void)
{
    struct tm t = { .tm_year = 2147483647, .tm_mday = 1 };
    errno = 0;
    char *text = asctime(&t);
    printf("%d %d\n", text == NULL, errno == EOVERFLOW);
    wchar_t w[8];
    printf("%d\n", (int)(wcpncpy(w, L"abc", 8) - w));
    fflush(stdout);
    assert_perror(0);
    assert_perror(ENOENT);
    return 0;
}
