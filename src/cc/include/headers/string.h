/* string.h -- bytes and strings (string(3)). */
#ifndef _STRING_H
#define _STRING_H 1
#include <features.h>
#include <ringside/locale_t.h>
#ifdef __USE_MISC
#include <strings.h>
#endif
typedef unsigned long size_t;
#ifndef NULL
#define NULL ((void *)0)
#endif
void *memcpy(void *restrict to, const void *restrict from, size_t n);
void *memmove(void *to, const void *from, size_t n);
void *memset(void *p, int byte, size_t n);
int memcmp(const void *a, const void *b, size_t n);
void *memchr(const void *p, int byte, size_t n);
char *strcpy(char *restrict to, const char *restrict from);
char *strncpy(char *restrict to, const char *restrict from, size_t n);
char *strcat(char *restrict to, const char *restrict from);
char *strncat(char *restrict to, const char *restrict from, size_t n);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t n);
int strcoll(const char *a, const char *b);
size_t strxfrm(char *restrict to, const char *restrict from, size_t n);
char *strchr(const char *s, int c);
char *strrchr(const char *s, int c);
size_t strspn(const char *s, const char *set);
size_t strcspn(const char *s, const char *set);
char *strpbrk(const char *s, const char *set);
char *strstr(const char *haystack, const char *needle);
char *strtok(char *restrict s, const char *restrict delimiters);
char *strtok_r(char *restrict s, const char *restrict delimiters, char **restrict state);
size_t strlen(const char *s);
char *strerror(int number);
#ifdef __USE_GNU
char *strerror_r(int number, char *buf, size_t size);
#else
#define strerror_r __xpg_strerror_r
int __xpg_strerror_r(int number, char *buf, size_t size);
#endif
#ifdef __USE_GNU
char *strcasestr(const char *haystack, const char *needle);
int strverscmp(const char *a, const char *b);
char *strchrnul(const char *s, int c);
void *memmem(const void *haystack, size_t n, const void *needle, size_t m);
void *memrchr(const void *p, int byte, size_t n);
void *rawmemchr(const void *p, int byte);
void *mempcpy(void *restrict to, const void *restrict from, size_t n);
char *strfry(char *s);
void *memfrob(void *p, size_t n);
const char *sigabbrev_np(int signal);
const char *sigdescr_np(int signal);
const char *strerrorname_np(int number);
const char *strerrordesc_np(int number);
#ifndef basename
char *basename(const char *path);
#endif
#define strdupa(s) strcpy((char *)__builtin_alloca(strlen(s) + 1), (s))
#define strndupa(s, n) \
    (__extension__({ \
        const char *__from = (s); \
        size_t __length = strnlen(__from, (n)); \
        char *__copy = (char *)__builtin_alloca(__length + 1); \
        __copy[__length] = '\0'; \
        (char *)memcpy(__copy, __from, __length); \
    }))
#endif
#ifdef __USE_MISC
char *strsep(char **restrict s, const char *restrict delimiters);
void explicit_bzero(void *p, size_t n);
#endif
#if defined __USE_MISC || defined __USE_XOPEN
void *memccpy(void *restrict to, const void *restrict from, int byte, size_t n);
#endif
#ifdef __USE_XOPEN2K8
char *stpcpy(char *restrict to, const char *restrict from);
char *stpncpy(char *restrict to, const char *restrict from, size_t n);
int strcoll_l(const char *a, const char *b, locale_t locale);
size_t strxfrm_l(char *restrict to, const char *restrict from, size_t n, locale_t locale);
char *strerror_l(int error, locale_t locale);
size_t strnlen(const char *s, size_t max);
char *strndup(const char *s, size_t n);
char *strsignal(int signal);
#endif
#if defined __USE_XOPEN_EXTENDED || defined __USE_XOPEN2K8
char *strdup(const char *s);
#endif
#endif
