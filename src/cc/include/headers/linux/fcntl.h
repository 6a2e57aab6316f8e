/* linux/fcntl.h -- the kernel's own header: here as <fcntl.h> has it. */
#ifndef _LINUX_FCNTL_H
#define _LINUX_FCNTL_H 1
#include <fcntl.h>
#endif
