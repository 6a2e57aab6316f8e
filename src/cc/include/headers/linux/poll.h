/* linux/poll.h -- the kernel's own header: here as <poll.h> has it. */
#ifndef _LINUX_POLL_H
#define _LINUX_POLL_H 1
#include <poll.h>
#endif
