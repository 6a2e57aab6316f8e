/* strings.h -- the BSD names. */
#ifndef _STRINGS_H
#define _STRINGS_H 1
#include <features.h>
#include <ringside/locale_t.h>
typedef unsigned long size_t;
int bcmp(const void *a, const void *b, size_t n);
void bcopy(const void *from, void *to, size_t n);
void bzero(void *p, size_t n);
char *index(const char *s, int c);
char *rindex(const char *s, int c);
int ffs(int n);
int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t n);
#ifdef __USE_MISC
int ffsl(long n);
int ffsll(long long n);
#endif
#ifdef __USE_XOPEN2K8
int strcasecmp_l(const char *a, const char *b, locale_t locale);
int strncasecmp_l(const char *a, const char *b, size_t n, locale_t locale);
#endif
#endif
