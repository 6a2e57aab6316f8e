/* bits/types.h -- a header of the C library's own: here as <sys/types.h> has it. */
#ifndef _BITS_TYPES_H
#define _BITS_TYPES_H 1
#include <ringside/types.h>
#include <sys/types.h>
#endif
