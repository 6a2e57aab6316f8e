// defines strcoll_l strxfrm_l strerror_l strcasecmp_l strncasecmp_l
/* Order and messages are the same in all locales there are. */
#include <string.h>
#include <strings.h>

int strcoll_l(const char *a, const char *b, locale_t locale) { return strcoll(a, b); }
size_t strxfrm_l(char *restrict to, const char *restrict from, size_t n, locale_t locale) { return strxfrm(to, from, n); }
char *strerror_l(int error, locale_t locale) { return strerror(error); }
int strcasecmp_l(const char *a, const char *b, locale_t locale) { return strcasecmp(a, b); }
int strncasecmp_l(const char *a, const char *b, size_t n, locale_t locale) { return strncasecmp(a, b, n); }
