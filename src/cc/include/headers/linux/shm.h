/* linux/shm.h -- the kernel's own header: here as <sys/shm.h> has it. */
#ifndef _LINUX_SHM_H
#define _LINUX_SHM_H 1
#include <sys/shm.h>
#endif
