/* features.h -- which names the other headers show (feature_test_macros(7)).
   Ringside shows everything that a program without any macro sees, always; what only X/Open has when _XOPEN_SOURCE is
   defined, and what only GNU has when _GNU_SOURCE is, so that a program may have its own function of such a name. */
#ifndef _FEATURES_H
#define _FEATURES_H 1
#if (defined _BSD_SOURCE || defined _SVID_SOURCE) && !defined _DEFAULT_SOURCE
#warning "_BSD_SOURCE and _SVID_SOURCE are deprecated, use _DEFAULT_SOURCE"
#endif
#ifdef _GNU_SOURCE
#define __USE_GNU 1
#endif
#if defined _GNU_SOURCE || defined _DEFAULT_SOURCE || defined _BSD_SOURCE || defined _SVID_SOURCE \
    || !(defined _POSIX_SOURCE || defined _POSIX_C_SOURCE || defined _XOPEN_SOURCE || defined _ISOC99_SOURCE \
         || defined _ISOC11_SOURCE || defined __STRICT_ANSI__)
#define __USE_MISC 1
#define _DEFAULT_SOURCE 1
#endif
#if defined _GNU_SOURCE || defined __USE_MISC
#ifndef _POSIX_SOURCE
#define _POSIX_SOURCE 1
#endif
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#endif
#if defined _GNU_SOURCE || defined __USE_MISC || _POSIX_C_SOURCE - 0 >= 200809L
#ifndef _ATFILE_SOURCE
#define _ATFILE_SOURCE 1
#endif
#endif
#if defined _GNU_SOURCE || defined _XOPEN_SOURCE
#define __USE_XOPEN 1
#endif
#define __GLIBC__ 2
#define __GLIBC_MINOR__ 36
#define __GNU_LIBRARY__ 6
#define __GNUC_PREREQ(a, b) ((__GNUC__ << 16) + __GNUC_MINOR__ >= ((a) << 16) + (b))
#define __GLIBC_PREREQ(a, b) ((__GLIBC__ << 16) + __GLIBC_MINOR__ >= ((a) << 16) + (b))
#include <sys/cdefs.h>
#endif
