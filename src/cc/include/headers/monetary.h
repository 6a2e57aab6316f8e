/* monetary.h -- amounts of money as text (strfmon(3)). */
#ifndef _MONETARY_H
#define _MONETARY_H 1
#include <ringside/systypes.h>
ssize_t strfmon(char *restrict s, size_t max, const char *restrict format, ...);
#endif
