/* event_flags.h -- of "The Linux Programming Interface" (Kerrisk): our own implementation. A flag is a System V
   semaphore: 0 is set, 1 is clear. */
#ifndef EVENT_FLAGS_H
#define EVENT_FLAGS_H
#include "tlpi_hdr.h"
int waitForEventFlag(int semId, int semNum);
int clearEventFlag(int semId, int semNum);
int setEventFlag(int semId, int semNum);
int getFlagState(int semId, int semNum, Boolean *isSet);
#endif
