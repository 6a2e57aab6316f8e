/* sys/stat.h -- what is known about a file (stat(2), inode(7)). */
#ifndef _SYS_STAT_H
#define _SYS_STAT_H 1
#include <features.h>
#include <ringside/stat.h>
#define __S_ISTYPE(mode, mask) (((mode) & 0170000) == (mask))
#define S_ISDIR(mode) __S_ISTYPE(mode, 0040000)
#define S_ISCHR(mode) __S_ISTYPE(mode, 0020000)
#define S_ISBLK(mode) __S_ISTYPE(mode, 0060000)
#define S_ISREG(mode) __S_ISTYPE(mode, 0100000)
#define S_ISFIFO(mode) __S_ISTYPE(mode, 0010000)
#define S_ISLNK(mode) __S_ISTYPE(mode, 0120000)
#define S_ISSOCK(mode) __S_ISTYPE(mode, 0140000)
#define S_BLKSIZE 512
#define ACCESSPERMS 0777
#define ALLPERMS 07777
#define DEFFILEMODE 0666
int stat(const char *restrict path, struct stat *restrict st);
int fstat(int fd, struct stat *st);
int chmod(const char *path, mode_t mode);
mode_t umask(mode_t mask);
int mkdir(const char *path, mode_t mode);
int mkfifo(const char *path, mode_t mode);
int mknodat(int dir, const char *path, mode_t mode, dev_t dev);
#ifdef __USE_GNU
/* The names of the time when files over 2 GiB were news. */
#define stat64 stat
#define fstat64 fstat
#define lstat64 lstat
#define fstatat64 fstatat
#endif
#if defined __USE_MISC || defined __USE_XOPEN_EXTENDED
int mknod(const char *path, mode_t mode, dev_t dev);
#endif
#ifdef __USE_XOPEN2K8
int fstatat(int dir, const char *restrict path, struct stat *restrict st, int flags);
int fchmodat(int dir, const char *path, mode_t mode, int flags);
int mkdirat(int dir, const char *path, mode_t mode);
int mkfifoat(int dir, const char *path, mode_t mode);
int utimensat(int dir, const char *path, const struct timespec times[2], int flags);
int futimens(int fd, const struct timespec times[2]);
#endif
#if defined __USE_XOPEN_EXTENDED || defined __USE_XOPEN2K
int lstat(const char *restrict path, struct stat *restrict st);
#endif
#ifdef __USE_POSIX199309
int fchmod(int fd, mode_t mode);
#endif
#endif
