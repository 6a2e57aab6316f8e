/* utmp.h -- records of who is logged in (getutent(3)), and login_tty(3). */
#ifndef _UTMP_H
#define _UTMP_H 1
#include <features.h>
#include <utmpx.h>
#define UT_LINESIZE 32
#define UT_NAMESIZE 32
#define UT_HOSTSIZE 256
#define UTMP_FILE UTMPX_FILE
#define WTMP_FILE WTMPX_FILE
#define _PATH_UTMP UTMPX_FILE
#define _PATH_WTMP WTMPX_FILE
#define ut_name ut_user
#define ut_time ut_tv.tv_sec
#define ut_xtime ut_tv.tv_sec
#define ut_addr ut_addr_v6[0]
struct utmp {
    __UTMP_MEMBERS
};
int login_tty(int fd);
void setutent(void);
void endutent(void);
struct utmp *getutent(void);
struct utmp *getutid(const struct utmp *id);
struct utmp *getutline(const struct utmp *line);
struct utmp *pututline(const struct utmp *entry);
int utmpname(const char *file);
#ifdef __USE_MISC
int getutent_r(struct utmp *buf, struct utmp **result);
int getutid_r(const struct utmp *id, struct utmp *buf, struct utmp **result);
int getutline_r(const struct utmp *line, struct utmp *buf, struct utmp **result);
#endif
void updwtmp(const char *file, const struct utmp *entry);
#endif
