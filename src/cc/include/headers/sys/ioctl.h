/* sys/ioctl.h -- ioctl(2). */
#ifndef _SYS_IOCTL_H
#define _SYS_IOCTL_H 1
#include <ringside/abi/sys/ioctl.h>
struct winsize {
    unsigned short ws_row;
    unsigned short ws_col;
    unsigned short ws_xpixel;
    unsigned short ws_ypixel;
};
/* The lines of a modem: no terminal here has them, and asking fails with EINVAL. */
#define TIOCMGET 0x5415
#define TIOCMBIS 0x5416
#define TIOCMBIC 0x5417
#define TIOCMSET 0x5418
#define TIOCM_DTR 2
#define TIOCM_RTS 4
#define TIOCM_CTS 32
#define TIOCM_CAR 64
#define TIOCM_RNG 128
#define TIOCM_DSR 256
int ioctl(int fd, unsigned long request, ...);
#endif
