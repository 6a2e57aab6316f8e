/* linux/wait.h -- the kernel's own header: here as <sys/wait.h> has it. */
#ifndef _LINUX_WAIT_H
#define _LINUX_WAIT_H 1
#include <sys/wait.h>
#endif
