#ifndef _RINGSIDE_MBSTATE_H
#define _RINGSIDE_MBSTATE_H 1
typedef struct {
    int __count;
    unsigned int __value;
} mbstate_t;
#endif
