/* linux/mman.h -- the kernel's own header: here as <sys/mman.h> has it. */
#ifndef _LINUX_MMAN_H
#define _LINUX_MMAN_H 1
#include <sys/mman.h>
#endif
