/* termios.h -- the terminal's settings (termios(3)). */
#ifndef _TERMIOS_H
#define _TERMIOS_H 1
#include <features.h>
#include <ringside/abi/termios.h>
typedef unsigned char cc_t;
typedef unsigned int speed_t;
typedef unsigned int tcflag_t;
typedef int pid_t;
struct termios {
    tcflag_t c_iflag;
    tcflag_t c_oflag;
    tcflag_t c_cflag;
    tcflag_t c_lflag;
    cc_t c_line;
    cc_t c_cc[32];
    speed_t c_ispeed;
    speed_t c_ospeed;
};
int tcgetattr(int fd, struct termios *t);
int tcsetattr(int fd, int actions, const struct termios *t);
int tcsendbreak(int fd, int duration);
int tcdrain(int fd);
int tcflush(int fd, int queue);
int tcflow(int fd, int action);
speed_t cfgetospeed(const struct termios *t);
speed_t cfgetispeed(const struct termios *t);
int cfsetospeed(struct termios *t, speed_t speed);
int cfsetispeed(struct termios *t, speed_t speed);
#ifdef __USE_MISC
int cfsetspeed(struct termios *t, speed_t speed);
void cfmakeraw(struct termios *t);
#endif
#if defined __USE_XOPEN_EXTENDED || defined __USE_XOPEN2K8
pid_t tcgetsid(int fd);
#endif
#endif
