/* zemaphore.h -- semaphores made of a lock and a condition variable ("Operating Systems: Three Easy Pieces"). */
#ifndef __zemaphore_h__
#define __zemaphore_h__
#include <pthread.h>
typedef struct __Zem_t {
    int value;
    pthread_cond_t cond;
    pthread_mutex_t lock;
} Zem_t;
void Zem_init(Zem_t *z, int value);
void Zem_wait(Zem_t *z);
void Zem_post(Zem_t *z);
#endif
