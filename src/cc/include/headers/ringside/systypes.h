/* The types of <sys/types.h>, without what that header brings along. */
#ifndef _RINGSIDE_SYSTYPES_H
#define _RINGSIDE_SYSTYPES_H 1
typedef unsigned long size_t;
typedef long ssize_t;
typedef long off_t;
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int mode_t;
typedef unsigned long dev_t;
typedef unsigned long ino_t;
typedef unsigned long nlink_t;
typedef long blksize_t;
typedef long blkcnt_t;
typedef long time_t;
typedef long suseconds_t;
typedef unsigned int useconds_t;
typedef int key_t;
typedef unsigned int id_t;
typedef int clockid_t;
typedef void *timer_t;
typedef long clock_t;
#endif
