/* linux/prctl.h -- the kernel's own header: here as <sys/prctl.h> has it. */
#ifndef _LINUX_PRCTL_H
#define _LINUX_PRCTL_H 1
#include <sys/prctl.h>
#endif
