/* fstab.h -- the table of file systems (getfsent(3)), which is mntent.h's by older names. */
#ifndef _FSTAB_H
#define _FSTAB_H 1
#include <features.h>
#define _PATH_FSTAB "/etc/fstab"
#define FSTAB "/etc/fstab"
#define FSTAB_RW "rw"
#define FSTAB_RQ "rq"
#define FSTAB_RO "ro"
#define FSTAB_SW "sw"
#define FSTAB_XX "xx"
struct fstab {
    char *fs_spec;
    char *fs_file;
    char *fs_vfstype;
    char *fs_mntops;
    const char *fs_type;
    int fs_freq;
    int fs_passno;
};
struct fstab *getfsent(void);
struct fstab *getfsspec(const char *name);
struct fstab *getfsfile(const char *name);
int setfsent(void);
void endfsent(void);
#endif
