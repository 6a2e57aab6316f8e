/* linux/sem.h -- the kernel's own header: here as <sys/sem.h> has it. */
#ifndef _LINUX_SEM_H
#define _LINUX_SEM_H 1
#include <sys/sem.h>
#endif
