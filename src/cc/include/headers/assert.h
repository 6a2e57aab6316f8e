/* assert.h -- assert(3). No guard: every inclusion looks at NDEBUG again. */
#undef assert
#ifdef NDEBUG
#define assert(expr) ((void)0)
#else
#define assert(expr) ((expr) ? (void)0 : __assert_fail(#expr, __FILE__, __LINE__, __func__))
#endif
#ifdef _GNU_SOURCE
#undef assert_perror
#ifdef NDEBUG
#define assert_perror(error) ((void)0)
#else
#define assert_perror(error) (!(error) ? (void)0 : __assert_perror_fail((error), __FILE__, __LINE__, __func__))
#endif
#endif
#ifndef _ASSERT_H
#define _ASSERT_H 1
_Noreturn void __assert_fail(const char *assertion, const char *file, unsigned line, const char *function);
_Noreturn void __assert_perror_fail(int error, const char *file, unsigned line, const char *function);
#define static_assert _Static_assert
#endif
