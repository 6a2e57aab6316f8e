/* linux/close_range.h -- the kernel's own header: here as <unistd.h> has it. */
#ifndef _LINUX_CLOSE_RANGE_H
#define _LINUX_CLOSE_RANGE_H 1
#include <unistd.h>
#endif
