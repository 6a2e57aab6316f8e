/* termio.h -- the terminal, by its old name. */
#ifndef _TERMIO_H
#define _TERMIO_H 1
#include <termios.h>
#include <sys/ioctl.h>
#endif
