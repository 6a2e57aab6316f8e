//@ native
/* iconv(3): from one encoding to another, and what cannot be told there. */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

static void tell(const char *to, const char *from, const char *text, size_t n, size_t room)
{
    char out[64], *in = (char *)text, *at = out;
    printf("%s to %s:", from, to);
    iconv_t cd = iconv_open(to, from);
    if (cd == (iconv_t)-1) {
        printf(" no, %s\n", strerror(errno));
        return;
    }
    errno = 0;
    long r = iconv(cd, &in, &n, &at, &room);
    printf(" %ld%s%s, %zu left;", r, r < 0 ? " " : "", r < 0 ? strerror(errno) : "", n);
    for (char *p = out; p < at; p++)
        printf(" %02x", (unsigned char)*p);
    puts("");
    iconv_close(cd);
}

int main(void)
{
    tell("UTF-8", "ISO-8859-1", "caf\xe9", 4, 20);
    tell("ISO-8859-1", "UTF-8", "caf\xc3\xa9", 5, 20);
    tell("ASCII", "UTF-8", "x\xc3\xa9y", 4, 20);
    tell("ASCII//IGNORE", "UTF-8", "xy", 2, 20);
    tell("UTF-16LE", "UTF-8", "\xf0\x9f\x98\x80z", 5, 20);
    tell("UTF-16BE", "UTF-8", "z\xe2\x82\xac", 4, 20);
    tell("UTF-8", "UTF-16LE", "\x3d\xd8\x00\xdez\0", 6, 20);
    tell("UTF-32BE", "utf8", "a\xe2\x82\xac", 4, 20);
    tell("UTF-8", "UTF-8", "\xe2\x82", 2, 20);
    tell("UTF-8", "UTF-8", "\xc0\x80", 2, 20);
    tell("UTF-8", "UTF-8", "\xed\xa0\x80", 3, 20);
    tell("UTF-16", "ASCII", "ab", 2, 20);
    tell("UTF-8", "UTF-16", "\xfe\xff\0a", 4, 20);
    tell("UTF-16LE", "ASCII", "abc", 3, 5);
    tell("NO-SUCH", "UTF-8", "", 0, 0);
    return 0;
}
