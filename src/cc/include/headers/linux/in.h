/* linux/in.h -- the kernel's own header: here as <netinet/in.h> has it. */
#ifndef _LINUX_IN_H
#define _LINUX_IN_H 1
#include <netinet/in.h>
#endif
