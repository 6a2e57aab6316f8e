#ifndef _RINGSIDE_TIMESPEC_H
#define _RINGSIDE_TIMESPEC_H 1
typedef long time_t;
struct timespec {
    time_t tv_sec;
    long tv_nsec;
};
#endif
