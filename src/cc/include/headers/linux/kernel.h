/* linux/kernel.h -- the kernel's own header: here as <sys/sysinfo.h> has it. */
#ifndef _LINUX_KERNEL_H
#define _LINUX_KERNEL_H 1
#include <sys/sysinfo.h>
#endif
