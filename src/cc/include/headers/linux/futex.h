/* linux/futex.h -- futex(2), reached by syscall(SYS_futex, ...). */
#ifndef _LINUX_FUTEX_H
#define _LINUX_FUTEX_H 1
#include <ringside/abi/linux/futex.h>
#endif
