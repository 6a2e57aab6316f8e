/* sys/cdefs.h -- the words that headers of the C library are written with. */
#ifndef _SYS_CDEFS_H
#define _SYS_CDEFS_H 1
#include <features.h>
#define __BEGIN_DECLS
#define __END_DECLS
#define __LEAF
#define __LEAF_ATTR
#define __THROW
#define __THROWNL
#define __NTH(function) function
#define __NTHNL(function) function
#define __P(args) args
#define __PMT(args) args
#define __CONCAT(a, b) a##b
#define __STRING(x) #x
#define __ptr_t void *
#define __glibc_unlikely(c) __builtin_expect((c), 0)
#define __glibc_likely(c) __builtin_expect((c), 1)
#define __glibc_has_attribute(attribute) 0
#define __flexarr []
#define __nonnull(parameters)
#define __wur
#define __returns_nonnull
#define __always_inline __inline __attribute__((__always_inline__))
#define __attr_dealloc(function, parameter)
#define __attr_dealloc_free
#define __attribute_malloc__
#define __attribute_alloc_size__(parameters)
#define __attribute_alloc_align__(parameter)
#define __attribute_pure__
#define __attribute_const__
#define __attribute_maybe_unused__ __attribute__((__unused__))
#define __attribute_used__ __attribute__((__used__))
#define __attribute_noinline__ __attribute__((__noinline__))
#define __attribute_deprecated__ __attribute__((__deprecated__))
#define __attribute_deprecated_msg__(message) __attribute__((__deprecated__(message)))
#define __attribute_format_arg__(n)
#define __attribute_nonnull__(parameters)
#define __attribute_returns_twice__
#define __attribute_warn_unused_result__ __attribute__((__warn_unused_result__))
#define __attribute_artificial__
#define __attribute_nonstring__
#define __attribute_copy__(function)
#endif
