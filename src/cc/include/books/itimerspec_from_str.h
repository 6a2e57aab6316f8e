/* itimerspec_from_str.h (TLPI) -- "seconds[/nanoseconds][:interval seconds[/nanoseconds]]" */
#ifndef ITIMERSPEC_FROM_STR_H
#define ITIMERSPEC_FROM_STR_H
#include <time.h>
void itimerspecFromStr(char *str, struct itimerspec *tsp);
#endif
