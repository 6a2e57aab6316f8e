/* bits/pthreadtypes.h -- a header of the C library's own: here as <pthread.h> has it. */
#ifndef _BITS_PTHREADTYPES_H
#define _BITS_PTHREADTYPES_H 1
#include <pthread.h>
#endif
