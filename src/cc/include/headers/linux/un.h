/* linux/un.h -- the kernel's own header: here as <sys/un.h> has it. */
#ifndef _LINUX_UN_H
#define _LINUX_UN_H 1
#include <sys/un.h>
#endif
