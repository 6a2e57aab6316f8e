/* pty.h -- openpty(3): declared, not modelled. */
#ifndef _PTY_H
#define _PTY_H 1
#include <sys/ioctl.h>
#include <termios.h>
int openpty(int *master, int *slave, char *name, const struct termios *termp, const struct winsize *size);
int forkpty(int *master, char *name, const struct termios *termp, const struct winsize *size);
#endif
