/* linux/ioctl.h -- the kernel's own header: here as <sys/ioctl.h> has it. */
#ifndef _LINUX_IOCTL_H
#define _LINUX_IOCTL_H 1
#include <sys/ioctl.h>
#endif
