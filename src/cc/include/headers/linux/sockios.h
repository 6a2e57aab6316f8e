/* linux/sockios.h -- the kernel's own header: here as <sys/ioctl.h> has it. */
#ifndef _LINUX_SOCKIOS_H
#define _LINUX_SOCKIOS_H 1
#include <sys/ioctl.h>
#endif
