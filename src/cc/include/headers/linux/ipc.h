/* linux/ipc.h -- the kernel's own header: here as <sys/ipc.h> has it. */
#ifndef _LINUX_IPC_H
#define _LINUX_IPC_H 1
#include <sys/ipc.h>
#endif
