/* sys/statvfs.h -- statvfs(3). */
#ifndef _SYS_STATVFS_H
#define _SYS_STATVFS_H 1
#include <sys/types.h>
struct statvfs {
    unsigned long f_bsize;
    unsigned long f_frsize;
    fsblkcnt_t f_blocks;
    fsblkcnt_t f_bfree;
    fsblkcnt_t f_bavail;
    fsfilcnt_t f_files;
    fsfilcnt_t f_ffree;
    fsfilcnt_t f_favail;
    unsigned long f_fsid;
    unsigned long f_flag;
    unsigned long f_namemax;
    int __spare[6];
};
int statvfs(const char *restrict path, struct statvfs *restrict info);
int fstatvfs(int fd, struct statvfs *info);
#define statvfs64 statvfs
#define fstatvfs64 fstatvfs
#endif
