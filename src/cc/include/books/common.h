/* common.h -- of "Operating Systems: Three Easy Pieces" (Arpaci-Dusseau): our own implementation.
   Spin lets time pass: here the clock moves only when everybody waits, so a loop that watches it would never end. */
#ifndef __common_h__
#define __common_h__
#include <sys/time.h>
#include <sys/stat.h>
#include <assert.h>
double GetTime(void);
void Spin(int howlong);
#endif
