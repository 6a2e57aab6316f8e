/* sys/syscall.h -- numbers for syscall(2). */
#ifndef _SYS_SYSCALL_H
#define _SYS_SYSCALL_H 1
#include <ringside/abi/sys/syscall.h>
#include <ringside/nr.h>
#endif
