/* shadow.h -- passwords (getspnam(3)): there is no file of them that a program may read. */
#ifndef _SHADOW_H
#define _SHADOW_H 1
#include <features.h>
#include <paths.h>
#define SHADOW "/etc/shadow"
struct spwd {
    char *sp_namp;
    char *sp_pwdp;
    long sp_lstchg, sp_min, sp_max, sp_warn, sp_inact, sp_expire;
    unsigned long sp_flag;
};
struct spwd *getspnam(const char *name);
struct spwd *getspent(void);
void setspent(void);
void endspent(void);
int lckpwdf(void);
int ulckpwdf(void);
#endif
