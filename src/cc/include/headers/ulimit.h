/* ulimit.h -- an older way to ask for limits (ulimit(3)). */
#ifndef _ULIMIT_H
#define _ULIMIT_H 1
#include <features.h>
enum { UL_GETFSIZE = 1, UL_SETFSIZE, __UL_GETMAXBRK, __UL_GETOPENMAX };
#define UL_GETFSIZE UL_GETFSIZE
#define UL_SETFSIZE UL_SETFSIZE
long ulimit(int command, ...);
#endif
