/* pty.h -- openpty(3): pseudo-terminals. */
#ifndef _PTY_H
#define _PTY_H 1
#include <sys/ioctl.h>
#include <termios.h>
int openpty(int *master, int *slave, char *name, const struct termios *modes, const struct winsize *size);
int forkpty(int *master, char *name, const struct termios *modes, const struct winsize *size);
int login_tty(int fd);
#endif
