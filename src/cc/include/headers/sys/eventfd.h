/* sys/eventfd.h -- eventfd(2). */
#ifndef _SYS_EVENTFD_H
#define _SYS_EVENTFD_H 1
#include <stdint.h>
#include <ringside/abi/sys/eventfd.h>
typedef uint64_t eventfd_t;
int eventfd(unsigned count, int flags);
int eventfd_read(int fd, eventfd_t *value);
int eventfd_write(int fd, eventfd_t value);
#endif
