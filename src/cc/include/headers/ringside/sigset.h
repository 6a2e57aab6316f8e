#ifndef _RINGSIDE_SIGSET_H
#define _RINGSIDE_SIGSET_H 1
typedef struct { unsigned long __val[16]; } __sigset_t;
#endif
