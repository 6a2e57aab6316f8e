// defines Pthread_mutex_trylock
/* Those of Stevens's wrappers that do not follow the pattern. */
#include <errno.h>
#include <pthread.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

int Pthread_mutex_trylock(pthread_mutex_t *mutex)
{
    int n = pthread_mutex_trylock(mutex);
    if (n != 0 && n != EBUSY) {
        errno = n;
        err_sys("pthread_mutex_trylock error");
    }
    return n;
}
