/* wchar.h -- wide characters: strings, streams, and the way from and to bytes (locale(7), fwide(3)). */
#ifndef _WCHAR_H
#define _WCHAR_H 1
#include <features.h>
#include <stdarg.h>
#include <ringside/mbstate.h>
typedef unsigned long size_t;
typedef int wchar_t;
typedef unsigned int wint_t;
typedef struct _IO_FILE FILE;
#ifndef NULL
#define NULL ((void *)0)
#endif
#define WEOF 0xffffffffu
#define WCHAR_MIN (-2147483647 - 1)
#define WCHAR_MAX 2147483647
size_t wcslen(const wchar_t *s);
wchar_t *wcscpy(wchar_t *restrict to, const wchar_t *restrict from);
wchar_t *wcsncpy(wchar_t *restrict to, const wchar_t *restrict from, size_t n);
wchar_t *wcscat(wchar_t *restrict to, const wchar_t *restrict from);
int wcscmp(const wchar_t *a, const wchar_t *b);
int wcsncmp(const wchar_t *a, const wchar_t *b, size_t n);
wchar_t *wcschr(const wchar_t *s, wchar_t c);
wchar_t *wcsrchr(const wchar_t *s, wchar_t c);
wchar_t *wcsstr(const wchar_t *s, const wchar_t *part);
size_t wcsspn(const wchar_t *s, const wchar_t *set);
size_t wcscspn(const wchar_t *s, const wchar_t *set);
wchar_t *wcspbrk(const wchar_t *s, const wchar_t *set);
wchar_t *wcsncat(wchar_t *restrict to, const wchar_t *restrict from, size_t n);
long wcstol(const wchar_t *restrict s, wchar_t **restrict end, int base);
unsigned long wcstoul(const wchar_t *restrict s, wchar_t **restrict end, int base);
wchar_t *wmemmove(wchar_t *to, const wchar_t *from, size_t n);
int wmemcmp(const wchar_t *a, const wchar_t *b, size_t n);
wchar_t *wmemchr(const wchar_t *s, wchar_t c, size_t n);
wchar_t *wmemcpy(wchar_t *restrict to, const wchar_t *restrict from, size_t n);
wchar_t *wmemset(wchar_t *to, wchar_t c, size_t n);
wint_t btowc(int c);
int wctob(wint_t c);
size_t mbrtowc(wchar_t *restrict to, const char *restrict s, size_t n, mbstate_t *restrict state);
size_t wcrtomb(char *restrict s, wchar_t c, mbstate_t *restrict state);
size_t mbrlen(const char *restrict s, size_t n, mbstate_t *restrict state);
int mbsinit(const mbstate_t *state);
size_t mbsrtowcs(wchar_t *restrict to, const char **restrict from, size_t n, mbstate_t *restrict state);
size_t wcsrtombs(char *restrict to, const wchar_t **restrict from, size_t n, mbstate_t *restrict state);
int wcscoll(const wchar_t *a, const wchar_t *b);
size_t wcsxfrm(wchar_t *restrict to, const wchar_t *restrict from, size_t n);
wchar_t *wcstok(wchar_t *restrict s, const wchar_t *restrict set, wchar_t **restrict rest);
int wcwidth(wchar_t c);
int wcswidth(const wchar_t *s, size_t n);
long long wcstoll(const wchar_t *restrict s, wchar_t **restrict end, int base);
unsigned long long wcstoull(const wchar_t *restrict s, wchar_t **restrict end, int base);
double wcstod(const wchar_t *restrict s, wchar_t **restrict end);
long double wcstold(const wchar_t *restrict s, wchar_t **restrict end);
float wcstof(const wchar_t *restrict s, wchar_t **restrict end);
struct tm;
size_t wcsftime(wchar_t *restrict to, size_t max, const wchar_t *restrict format, const struct tm *restrict tm);
int fwide(FILE *f, int mode);
wint_t fputwc(wchar_t c, FILE *f);
wint_t putwc(wchar_t c, FILE *f);
wint_t putwchar(wchar_t c);
int fputws(const wchar_t *restrict s, FILE *restrict f);
wint_t fgetwc(FILE *f);
wint_t getwc(FILE *f);
wint_t getwchar(void);
wint_t ungetwc(wint_t c, FILE *f);
wchar_t *fgetws(wchar_t *restrict s, int n, FILE *restrict f);
wint_t fputwc_unlocked(wchar_t c, FILE *f);
wint_t putwc_unlocked(wchar_t c, FILE *f);
wint_t putwchar_unlocked(wchar_t c);
wint_t fgetwc_unlocked(FILE *f);
wint_t getwc_unlocked(FILE *f);
wint_t getwchar_unlocked(void);
int wprintf(const wchar_t *restrict format, ...);
int vwprintf(const wchar_t *restrict format, va_list args);
int fwprintf(FILE *restrict f, const wchar_t *restrict format, ...);
int vfwprintf(FILE *restrict f, const wchar_t *restrict format, va_list args);
int swprintf(wchar_t *restrict s, size_t size, const wchar_t *restrict format, ...);
int vswprintf(wchar_t *restrict s, size_t size, const wchar_t *restrict format, va_list args);
int wscanf(const wchar_t *restrict format, ...);
int vwscanf(const wchar_t *restrict format, va_list args);
int fwscanf(FILE *restrict f, const wchar_t *restrict format, ...);
int vfwscanf(FILE *restrict f, const wchar_t *restrict format, va_list args);
int swscanf(const wchar_t *restrict s, const wchar_t *restrict format, ...);
int vswscanf(const wchar_t *restrict s, const wchar_t *restrict format, va_list args);
#ifdef __USE_XOPEN2K8
size_t wcsnlen(const wchar_t *s, size_t max);
wchar_t *wcsdup(const wchar_t *s);
size_t mbsnrtowcs(wchar_t *restrict to, const char **restrict from, size_t bytes, size_t n, mbstate_t *restrict state);
size_t wcsnrtombs(char *restrict to, const wchar_t **restrict from, size_t chars, size_t n, mbstate_t *restrict state);
wchar_t *wcpcpy(wchar_t *restrict to, const wchar_t *restrict from);
wchar_t *wcpncpy(wchar_t *restrict to, const wchar_t *restrict from, size_t n);
int wcscasecmp(const wchar_t *a, const wchar_t *b);
int wcsncasecmp(const wchar_t *a, const wchar_t *b, size_t n);
FILE *open_wmemstream(wchar_t **text, size_t *length);
#endif
#endif
