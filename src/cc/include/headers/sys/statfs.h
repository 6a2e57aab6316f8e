/* sys/statfs.h -- statfs(2). */
#ifndef _SYS_STATFS_H
#define _SYS_STATFS_H 1
#include <sys/types.h>
struct statfs {
    long f_type;
    long f_bsize;
    fsblkcnt_t f_blocks;
    fsblkcnt_t f_bfree;
    fsblkcnt_t f_bavail;
    fsfilcnt_t f_files;
    fsfilcnt_t f_ffree;
    fsid_t f_fsid;
    long f_namelen;
    long f_frsize;
    long f_flags;
    long f_spare[4];
};
int statfs(const char *path, struct statfs *info);
int fstatfs(int fd, struct statfs *info);
#define statfs64 statfs
#define fstatfs64 fstatfs
#endif
