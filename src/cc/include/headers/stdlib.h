/* stdlib.h -- memory, numbers, the environment, the end of the program. */
#ifndef _STDLIB_H
#define _STDLIB_H 1
#include <features.h>
#include <ringside/types.h>
#include <sys/types.h>
#include <alloca.h>
#include <ringside/waitstatus.h>
typedef unsigned long size_t;
typedef int wchar_t;
#ifndef NULL
#define NULL ((void *)0)
#endif
#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 2147483647
#define MB_CUR_MAX (__ctype_get_mb_cur_max())
size_t __ctype_get_mb_cur_max(void);
typedef struct { int quot; int rem; } div_t;
typedef struct { long quot; long rem; } ldiv_t;
typedef struct { long long quot; long long rem; } lldiv_t;
void *malloc(size_t size) __attribute_warn_unused_result__;
void *calloc(size_t count, size_t size) __attribute_warn_unused_result__;
void *realloc(void *p, size_t size) __attribute_warn_unused_result__;
void free(void *p);
void *aligned_alloc(size_t alignment, size_t size) __attribute_warn_unused_result__;
_Noreturn void abort(void);
_Noreturn void exit(int status);
_Noreturn void _Exit(int status);
_Noreturn void quick_exit(int status);
int atexit(void (*function)(void));
int at_quick_exit(void (*function)(void));
int system(const char *command);
char *getenv(const char *name);
int atoi(const char *s);
long atol(const char *s);
long long atoll(const char *s);
double atof(const char *s);
long strtol(const char *restrict s, char **restrict end, int base);
long long strtoll(const char *restrict s, char **restrict end, int base);
unsigned long strtoul(const char *restrict s, char **restrict end, int base);
unsigned long long strtoull(const char *restrict s, char **restrict end, int base);
double strtod(const char *restrict s, char **restrict end);
float strtof(const char *restrict s, char **restrict end);
long double strtold(const char *restrict s, char **restrict end);
int abs(int n);
long labs(long n);
long long llabs(long long n);
div_t div(int a, int b);
ldiv_t ldiv(long a, long b);
lldiv_t lldiv(long long a, long long b);
int rand(void);
void srand(unsigned seed);
#ifdef __USE_MISC
struct random_data {
    int32_t *fptr, *rptr, *state;
    int rand_type, rand_deg, rand_sep;
    int32_t *end_ptr;
};
int random_r(struct random_data *restrict data, int32_t *restrict result);
int srandom_r(unsigned seed, struct random_data *data);
int initstate_r(unsigned seed, char *restrict state, size_t size, struct random_data *restrict data);
int setstate_r(char *restrict state, struct random_data *restrict data);
struct drand48_data {
    unsigned short __x[3], __old_x[3], __c, __init;
    unsigned long long __a;
};
int drand48_r(struct drand48_data *restrict data, double *restrict result);
int erand48_r(unsigned short state[3], struct drand48_data *restrict data, double *restrict result);
int lrand48_r(struct drand48_data *restrict data, long *restrict result);
int nrand48_r(unsigned short state[3], struct drand48_data *restrict data, long *restrict result);
int mrand48_r(struct drand48_data *restrict data, long *restrict result);
int jrand48_r(unsigned short state[3], struct drand48_data *restrict data, long *restrict result);
int srand48_r(long seed, struct drand48_data *data);
int seed48_r(unsigned short state[3], struct drand48_data *data);
int lcong48_r(unsigned short parameters[7], struct drand48_data *data);
#endif
void *bsearch(const void *key, const void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
int mkostemp(char *template, int flags);
#ifdef __USE_MISC
int mkstemps(char *template, int suffix);
#endif
#ifdef __USE_GNU
int mkostemps(char *template, int suffix, int flags);
#endif
int mblen(const char *s, size_t n);
int mbtowc(wchar_t *restrict to, const char *restrict s, size_t n);
int wctomb(char *s, wchar_t c);
size_t mbstowcs(wchar_t *restrict to, const char *restrict from, size_t n);
size_t wcstombs(char *restrict to, const wchar_t *restrict from, size_t n);
#ifdef __USE_XOPEN
int posix_openpt(int flags);
int grantpt(int master);
int unlockpt(int master);
char *ptsname(int master);
#endif
#ifdef __USE_GNU
int getpt(void);
int ptsname_r(int master, char *name, size_t size);
#endif
#ifdef __USE_GNU
char *secure_getenv(const char *name);
void qsort_r(void *base, size_t count, size_t size, int (*compare)(const void *, const void *, void *), void *arg);
char *canonicalize_file_name(const char *path);
#endif
#define mkstemp64 mkstemp
#ifdef __USE_MISC
void *reallocarray(void *p, size_t count, size_t size) __attribute_warn_unused_result__;
int on_exit(void (*function)(int status, void *arg), void *arg);
int clearenv(void);
unsigned arc4random(void);
unsigned arc4random_uniform(unsigned bound);
void arc4random_buf(void *buf, size_t size);
int getloadavg(double *averages, int count);
int rpmatch(const char *answer);
#endif
#if defined __USE_MISC || defined __USE_XOPEN_EXTENDED
long random(void);
void srandom(unsigned seed);
char *initstate(unsigned seed, char *state, size_t size);
char *setstate(char *state);
long a64l(const char *s);
char *l64a(long n);
char *realpath(const char *restrict path, char *restrict resolved);
#endif
#if defined __USE_MISC || defined __USE_XOPEN
int putenv(char *string);
double drand48(void);
double erand48(unsigned short state[3]);
long lrand48(void);
long nrand48(unsigned short state[3]);
long mrand48(void);
long jrand48(unsigned short state[3]);
void srand48(long seed);
unsigned short *seed48(unsigned short state[3]);
void lcong48(unsigned short parameters[7]);
#endif
#if defined __USE_MISC || (defined __USE_XOPEN_EXTENDED && !defined __USE_XOPEN2K8)
char *ecvt(double value, int digits, int *point, int *negative);
char *fcvt(double value, int digits, int *point, int *negative);
char *gcvt(double value, int digits, char *buf);
char *mktemp(char *template);
#endif
#if defined __USE_MISC || (defined __USE_XOPEN_EXTENDED && !defined __USE_XOPEN2K)
void *valloc(size_t size);
#endif
#ifdef __USE_XOPEN2K8
char *mkdtemp(char *template);
#endif
#if defined __USE_XOPEN_EXTENDED || defined __USE_XOPEN2K8
int mkstemp(char *template);
int getsubopt(char **restrict options, char *const *restrict tokens, char **restrict value);
#endif
#ifdef __USE_XOPEN2K
int posix_memalign(void **p, size_t alignment, size_t size);
int setenv(const char *name, const char *value, int overwrite);
int unsetenv(const char *name);
#endif
#ifdef __USE_POSIX199506
int rand_r(unsigned *seed);
#endif
#endif
