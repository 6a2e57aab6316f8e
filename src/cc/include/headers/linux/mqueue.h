/* linux/mqueue.h -- the kernel's own header: here as <mqueue.h> has it. */
#ifndef _LINUX_MQUEUE_H
#define _LINUX_MQUEUE_H 1
#include <mqueue.h>
#endif
