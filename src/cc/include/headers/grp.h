/* grp.h -- groups (getgrnam(3)). */
#ifndef _GRP_H
#define _GRP_H 1
#include <ringside/systypes.h>
struct group {
    char *gr_name;
    char *gr_passwd;
    gid_t gr_gid;
    char **gr_mem;
};
struct group *getgrnam(const char *name);
struct group *getgrgid(gid_t gid);
struct group *getgrent(void);
void setgrent(void);
void endgrent(void);
#endif
