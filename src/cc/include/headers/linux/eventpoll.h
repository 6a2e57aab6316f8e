/* linux/eventpoll.h -- the kernel's own header: here as <sys/epoll.h> has it. */
#ifndef _LINUX_EVENTPOLL_H
#define _LINUX_EVENTPOLL_H 1
#include <sys/epoll.h>
#endif
