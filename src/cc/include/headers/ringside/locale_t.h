/* A locale as an object (newlocale(3)). */
#ifndef _RINGSIDE_LOCALE_T_H
#define _RINGSIDE_LOCALE_T_H 1
typedef struct __locale *locale_t;
#endif
