/* alloca.h -- memory on the stack until the function returns (alloca(3)). */
#ifndef _ALLOCA_H
#define _ALLOCA_H 1
#define alloca(size) __builtin_alloca(size)
#endif
