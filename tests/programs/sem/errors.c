//@ native
// trywait, timedwait, overflow and wrong initial values.
#include <errno.h>
#include <limits.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>
int main(void)
{
    sem_t s;
    int r, v;
    sem_init(&s, 0, 1);
    printf("%d\n", sem_trywait(&s));
    r = sem_trywait(&s);
    printf("%d %d\n", r, errno == EAGAIN);
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_sec += 1;
    r = sem_timedwait(&s, &t);
    printf("%d %d\n", r, errno == ETIMEDOUT);
    t.tv_nsec = 1000000000;
    r = sem_timedwait(&s, &t);
    printf("%d %d\n", r, errno == EINVAL);
    sem_init(&s, 0, SEM_VALUE_MAX);
    r = sem_post(&s);
    printf("%d %d\n", r, errno == EOVERFLOW);
    r = sem_init(&s, 0, (unsigned)SEM_VALUE_MAX + 1);
    printf("%d %d\n", r, errno == EINVAL);
    sem_init(&s, 0, 3);
    sem_getvalue(&s, &v);
    printf("%d\n", v);
    return 0;
}
