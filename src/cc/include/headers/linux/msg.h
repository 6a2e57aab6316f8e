/* linux/msg.h -- the kernel's own header: here as <sys/msg.h> has it. */
#ifndef _LINUX_MSG_H
#define _LINUX_MSG_H 1
#include <sys/msg.h>
#endif
