/* features.h -- which names the other headers show (feature_test_macros(7)).
   Functions are shown to whom glibc shows them; types and most constants always. */
#ifndef _FEATURES_H
#define _FEATURES_H 1
#if (defined _BSD_SOURCE || defined _SVID_SOURCE) && !defined _DEFAULT_SOURCE
#warning "_BSD_SOURCE and _SVID_SOURCE are deprecated, use _DEFAULT_SOURCE"
#define _DEFAULT_SOURCE 1
#endif
#ifdef _GNU_SOURCE
#define __USE_GNU 1
#undef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1
#undef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#undef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#if defined _DEFAULT_SOURCE || !(defined _POSIX_SOURCE || defined _POSIX_C_SOURCE || defined _XOPEN_SOURCE \
    || defined _ISOC99_SOURCE || defined _ISOC11_SOURCE || defined _ISOC2X_SOURCE || defined __STRICT_ANSI__)
#undef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1
#define __USE_MISC 1
#undef _POSIX_SOURCE
#define _POSIX_SOURCE 1
#undef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#elif !defined _POSIX_SOURCE && !defined _POSIX_C_SOURCE
#define _POSIX_SOURCE 1
#if !defined _XOPEN_SOURCE || _XOPEN_SOURCE - 0 >= 700
#define _POSIX_C_SOURCE 200809L
#elif _XOPEN_SOURCE - 0 >= 600
#define _POSIX_C_SOURCE 200112L
#elif _XOPEN_SOURCE - 0 >= 500
#define _POSIX_C_SOURCE 199506L
#else
#define _POSIX_C_SOURCE 2
#endif
#endif
#if _POSIX_C_SOURCE - 0 >= 2 || defined _XOPEN_SOURCE
#define __USE_POSIX2 1
#endif
#if _POSIX_C_SOURCE - 0 >= 199309L
#define __USE_POSIX199309 1
#endif
#if _POSIX_C_SOURCE - 0 >= 199506L
#define __USE_POSIX199506 1
#endif
#if _POSIX_C_SOURCE - 0 >= 200112L || _XOPEN_SOURCE - 0 >= 600
#define __USE_XOPEN2K 1
#endif
#if _POSIX_C_SOURCE - 0 >= 200809L || _XOPEN_SOURCE - 0 >= 700
#define __USE_XOPEN2K8 1
#undef _ATFILE_SOURCE
#define _ATFILE_SOURCE 1
#endif
#ifdef _XOPEN_SOURCE
#define __USE_XOPEN 1
#if _XOPEN_SOURCE - 0 >= 500 || defined _XOPEN_SOURCE_EXTENDED
#define __USE_XOPEN_EXTENDED 1
#endif
#endif
#define __GLIBC__ 2
#define __GLIBC_MINOR__ 36
#define __GNU_LIBRARY__ 6
#define __GNUC_PREREQ(a, b) ((__GNUC__ << 16) + __GNUC_MINOR__ >= ((a) << 16) + (b))
#define __GLIBC_PREREQ(a, b) ((__GLIBC__ << 16) + __GLIBC_MINOR__ >= ((a) << 16) + (b))
#include <sys/cdefs.h>
#endif
