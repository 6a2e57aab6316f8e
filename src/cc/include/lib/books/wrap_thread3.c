// defines Pthread_setcancelstate Pthread_cond_timedwait pr_thread_id
/* Those of Stevens's wrappers that do not follow the pattern. */
#include <errno.h>
#include <pthread.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

void Pthread_setcancelstate(int state, int *old)
{
    if ((errno = pthread_setcancelstate(state, old)) != 0)
        err_sys("pthread_setcancelstate error");
}

/* That the time is over is an answer, not an error: errno says it. */
void Pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *until)
{
    int n = pthread_cond_timedwait(cond, mutex, until);
    if (n == 0)
        return;
    errno = n;
    if (n != ETIMEDOUT)
        err_sys("pthread_cond_timedwait error");
}

long pr_thread_id(pthread_t *thread)
{
    return (long)(thread ? *thread : pthread_self());
}
