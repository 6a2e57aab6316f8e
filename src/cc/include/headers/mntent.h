/* mntent.h -- tables of file systems (getmntent(3)). */
#ifndef _MNTENT_H
#define _MNTENT_H 1
#include <stdio.h>
#define MNTTAB "/etc/fstab"
#define MOUNTED "/etc/mtab"
#define MNTTYPE_IGNORE "ignore"
#define MNTTYPE_NFS "nfs"
#define MNTTYPE_SWAP "swap"
#define MNTOPT_DEFAULTS "defaults"
#define MNTOPT_RO "ro"
#define MNTOPT_RW "rw"
#define MNTOPT_SUID "suid"
#define MNTOPT_NOSUID "nosuid"
#define MNTOPT_NOAUTO "noauto"
struct mntent {
    char *mnt_fsname;
    char *mnt_dir;
    char *mnt_type;
    char *mnt_opts;
    int mnt_freq;
    int mnt_passno;
};
FILE *setmntent(const char *file, const char *mode);
struct mntent *getmntent(FILE *stream);
struct mntent *getmntent_r(FILE *restrict stream, struct mntent *restrict entry, char *restrict buf, int size);
int addmntent(FILE *restrict stream, const struct mntent *restrict entry);
int endmntent(FILE *stream);
char *hasmntopt(const struct mntent *entry, const char *option);
#endif
