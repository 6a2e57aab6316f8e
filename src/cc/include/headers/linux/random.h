/* linux/random.h -- the kernel's own header: here as <sys/random.h> has it. */
#ifndef _LINUX_RANDOM_H
#define _LINUX_RANDOM_H 1
#include <sys/random.h>
#endif
