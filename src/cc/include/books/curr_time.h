/* curr_time.h (TLPI) -- the time as a string: strftime's format, or a null pointer for "%c". */
#ifndef CURR_TIME_H
#define CURR_TIME_H
char *currTime(const char *format);
#endif
