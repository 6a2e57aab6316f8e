#ifndef _SYS_TIMEB_H
#define _SYS_TIMEB_H 1
#include <features.h>
typedef long time_t;
struct timeb {
    time_t time;
    unsigned short millitm;
    short timezone;
    short dstflag;
};
int ftime(struct timeb *t) __attribute_deprecated_msg__("Use gettimeofday or clock_gettime instead");
#endif
