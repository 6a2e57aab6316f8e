/* sgtty.h -- terminals before termios: only the names are left, and each call fails. */
#ifndef _SGTTY_H
#define _SGTTY_H 1
#include <features.h>
#include <sys/ioctl.h>
struct sgttyb;
int gtty(int fd, struct sgttyb *settings);
int stty(int fd, const struct sgttyb *settings);
#endif
