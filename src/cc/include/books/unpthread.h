/* unpthread.h -- of "UNIX Network Programming" (Stevens): the threads, which unp.h already brings. */
#ifndef __unp_pthread_h
#define __unp_pthread_h
#include "unp.h"
#endif
