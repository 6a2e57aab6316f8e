/* linux/socket.h -- the kernel's own header: here as <sys/socket.h> has it. */
#ifndef _LINUX_SOCKET_H
#define _LINUX_SOCKET_H 1
#include <sys/socket.h>
#endif
