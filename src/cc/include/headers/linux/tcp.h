/* linux/tcp.h -- the kernel's own header: here as <netinet/tcp.h> has it. */
#ifndef _LINUX_TCP_H
#define _LINUX_TCP_H 1
#include <netinet/tcp.h>
#endif
