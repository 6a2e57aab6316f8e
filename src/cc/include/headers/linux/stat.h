/* linux/stat.h -- the kernel's own header: here as <sys/stat.h> has it. */
#ifndef _LINUX_STAT_H
#define _LINUX_STAT_H 1
#include <sys/stat.h>
#endif
