/* sys/prctl.h -- prctl(2). */
#ifndef _SYS_PRCTL_H
#define _SYS_PRCTL_H 1
#include <ringside/abi/sys/prctl.h>
int prctl(int option, ...);
#endif
