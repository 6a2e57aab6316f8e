/* sigevent(7) and the value a signal may carry. */
#ifndef _RINGSIDE_SIGEVENT_H
#define _RINGSIDE_SIGEVENT_H 1
#include <ringside/pthread_types.h>
typedef union sigval {
    int sival_int;
    void *sival_ptr;
} __sigval_t;
typedef __sigval_t sigval_t;
typedef struct sigevent {
    __sigval_t sigev_value;
    int sigev_signo;
    int sigev_notify;
    union {
        int _pad[12];
        int _tid;
        struct {
            void (*_function)(__sigval_t);
            pthread_attr_t *_attribute;
        } _sigev_thread;
    } _sigev_un;
} sigevent_t;
#define sigev_notify_function _sigev_un._sigev_thread._function
#define sigev_notify_attributes _sigev_un._sigev_thread._attribute
#define sigev_notify_thread_id _sigev_un._tid
#endif
