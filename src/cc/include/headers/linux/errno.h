/* linux/errno.h -- the kernel's own header: here as <errno.h> has it. */
#ifndef _LINUX_ERRNO_H
#define _LINUX_ERRNO_H 1
#include <errno.h>
#endif
