/* bits/sigaction.h -- a header of the C library's own: here as <signal.h> has it. */
#ifndef _BITS_SIGACTION_H
#define _BITS_SIGACTION_H 1
#include <signal.h>
#endif
