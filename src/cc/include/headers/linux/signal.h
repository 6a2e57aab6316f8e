/* linux/signal.h -- the kernel's own header: here as <signal.h> has it. */
#ifndef _LINUX_SIGNAL_H
#define _LINUX_SIGNAL_H 1
#include <signal.h>
#endif
