/* The C library's own names of the system's types, which other headers of programs lean on. */
#ifndef _RINGSIDE_TYPES_H
#define _RINGSIDE_TYPES_H 1
typedef unsigned char __u_char, __uint8_t, __uint_least8_t;
typedef unsigned short __u_short, __uint16_t, __uint_least16_t;
typedef unsigned int __u_int, __uint32_t, __uint_least32_t;
typedef unsigned long __u_long, __uint64_t, __uint_least64_t;
typedef signed char __int8_t, __int_least8_t;
typedef short __int16_t, __int_least16_t;
typedef int __int32_t, __int_least32_t;
typedef long __int64_t, __int_least64_t;
typedef unsigned long __dev_t, __ino_t, __ino64_t, __nlink_t, __rlim_t, __rlim64_t, __fsblkcnt_t, __fsfilcnt_t, __uintmax_t;
typedef unsigned int __uid_t, __gid_t, __mode_t, __id_t, __useconds_t, __socklen_t;
typedef int __pid_t, __clockid_t, __key_t, __daddr_t, __sig_atomic_t;
typedef long __off_t, __off64_t, __clock_t, __time_t, __suseconds_t, __suseconds64_t, __blksize_t, __blkcnt_t, __ssize_t, __intptr_t, __intmax_t, __syscall_slong_t;
typedef unsigned long __syscall_ulong_t;
typedef void *__timer_t;
typedef char *__caddr_t;
#endif
