/* linux/if.h -- the kernel's own header: here as <net/if.h> has it. */
#ifndef _LINUX_IF_H
#define _LINUX_IF_H 1
#include <net/if.h>
#endif
