/* pwd.h -- users (getpwnam(3)): root and user. */
#ifndef _PWD_H
#define _PWD_H 1
#include <features.h>
#include <ringside/systypes.h>
#ifndef _STDIO_H
typedef struct _IO_FILE FILE;
#endif
struct passwd {
    char *pw_name;
    char *pw_passwd;
    uid_t pw_uid;
    gid_t pw_gid;
    char *pw_gecos;
    char *pw_dir;
    char *pw_shell;
};
struct passwd *getpwnam(const char *name);
struct passwd *getpwuid(uid_t uid);
int getpwnam_r(const char *restrict name, struct passwd *restrict p, char *restrict buf, size_t size,
               struct passwd **restrict result);
int getpwuid_r(uid_t uid, struct passwd *restrict p, char *restrict buf, size_t size, struct passwd **restrict result);
#ifdef __USE_MISC
struct passwd *fgetpwent(FILE *f);
int putpwent(const struct passwd *restrict p, FILE *restrict f);
#endif
#ifdef __USE_MISC
int getpwent_r(struct passwd *restrict p, char *restrict buf, size_t size, struct passwd **restrict result);
#endif
#if defined __USE_MISC || defined __USE_XOPEN_EXTENDED
struct passwd *getpwent(void);
void setpwent(void);
void endpwent(void);
#endif
#endif
