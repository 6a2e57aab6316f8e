/* utmp.h -- login_tty(3); the records of who is logged in are left out. */
#ifndef _UTMP_H
#define _UTMP_H 1
int login_tty(int fd);
#endif
