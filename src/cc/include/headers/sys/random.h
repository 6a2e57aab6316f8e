/* sys/random.h -- getrandom(2). */
#ifndef _SYS_RANDOM_H
#define _SYS_RANDOM_H 1
#include <ringside/systypes.h>
#include <ringside/abi/sys/random.h>
ssize_t getrandom(void *buf, size_t size, unsigned flags);
int getentropy(void *buf, size_t size);
#endif
