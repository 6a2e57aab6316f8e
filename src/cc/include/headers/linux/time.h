/* linux/time.h -- the kernel's own header: here as <time.h> has it. */
#ifndef _LINUX_TIME_H
#define _LINUX_TIME_H 1
#include <time.h>
#endif
