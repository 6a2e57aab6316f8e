/* grp.h -- groups (getgrnam(3)). */
#ifndef _GRP_H
#define _GRP_H 1
#include <features.h>
#include <ringside/systypes.h>
#ifndef _STDIO_H
typedef struct _IO_FILE FILE;
#endif
struct group {
    char *gr_name;
    char *gr_passwd;
    gid_t gr_gid;
    char **gr_mem;
};
struct group *getgrnam(const char *name);
struct group *getgrgid(gid_t gid);
int getgrnam_r(const char *restrict name, struct group *restrict g, char *restrict buf, size_t size,
               struct group **restrict result);
int getgrgid_r(gid_t gid, struct group *restrict g, char *restrict buf, size_t size, struct group **restrict result);
int getgrent_r(struct group *restrict g, char *restrict buf, size_t size, struct group **restrict result);
#ifdef __USE_MISC
struct group *fgetgrent(FILE *f);
int setgroups(size_t count, const gid_t *list);
#endif
#ifdef __USE_GNU
int putgrent(const struct group *restrict g, FILE *restrict f);
#endif
#ifdef __USE_MISC
int getgrouplist(const char *user, gid_t group, gid_t *groups, int *count);
int initgroups(const char *user, gid_t group);
#endif
#if defined __USE_MISC || defined __USE_XOPEN_EXTENDED
struct group *getgrent(void);
void setgrent(void);
void endgrent(void);
#endif
#endif
