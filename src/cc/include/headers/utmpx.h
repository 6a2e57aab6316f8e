/* utmpx.h -- records of who is logged in (getutxent(3)). */
#ifndef _UTMPX_H
#define _UTMPX_H 1
#include <stdint.h>
#include <sys/time.h>
#include <sys/types.h>
#define EMPTY 0
#define RUN_LVL 1
#define BOOT_TIME 2
#define NEW_TIME 3
#define OLD_TIME 4
#define INIT_PROCESS 5
#define LOGIN_PROCESS 6
#define USER_PROCESS 7
#define DEAD_PROCESS 8
#define ACCOUNTING 9
#define UTMPX_FILE "/var/run/utmp"
#define WTMPX_FILE "/var/log/wtmp"
struct __exit_status {
    short e_termination;
    short e_exit;
};
/* The members of a record, which utmp.h has by another name. */
#define __UTMP_MEMBERS \
    short ut_type; \
    pid_t ut_pid; \
    char ut_line[32]; \
    char ut_id[4]; \
    char ut_user[32]; \
    char ut_host[256]; \
    struct __exit_status ut_exit; \
    int ut_session; \
    struct { \
        int tv_sec; \
        int tv_usec; \
    } ut_tv; \
    int ut_addr_v6[4]; \
    char __reserved[20];
struct utmpx {
    __UTMP_MEMBERS
};
void setutxent(void);
void endutxent(void);
struct utmpx *getutxent(void);
struct utmpx *getutxid(const struct utmpx *id);
struct utmpx *getutxline(const struct utmpx *line);
struct utmpx *pututxline(const struct utmpx *entry);
int utmpxname(const char *file);
void updwtmpx(const char *file, const struct utmpx *entry);
#endif
