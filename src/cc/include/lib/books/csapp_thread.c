// defines __csapp_Pthread_create __csapp_Pthread_join __csapp_Pthread_cancel __csapp_Pthread_detach __csapp_Sem_init __csapp_P __csapp_V
/* csapp.h's wrappers: they end the program with a message when the call fails. */
#include <pthread.h>
#include <semaphore.h>

void unix_error(char *text);
void posix_error(int code, char *text);

void __csapp_Pthread_create(pthread_t *thread, pthread_attr_t *attr, void *(*start)(void *), void *arg)
{
    int n = pthread_create(thread, attr, start, arg);
    if (n != 0)
        posix_error(n, "Pthread_create error");
}

void __csapp_Pthread_join(pthread_t thread, void **result)
{
    int n = pthread_join(thread, result);
    if (n != 0)
        posix_error(n, "Pthread_join error");
}

void __csapp_Pthread_cancel(pthread_t thread)
{
    int n = pthread_cancel(thread);
    if (n != 0)
        posix_error(n, "Pthread_cancel error");
}

void __csapp_Pthread_detach(pthread_t thread)
{
    int n = pthread_detach(thread);
    if (n != 0)
        posix_error(n, "Pthread_detach error");
}

void __csapp_Sem_init(sem_t *sem, int shared, unsigned value)
{
    if (sem_init(sem, shared, value) < 0)
        unix_error("Sem_init error");
}

void __csapp_P(sem_t *sem)
{
    if (sem_wait(sem) < 0)
        unix_error("P error");
}

void __csapp_V(sem_t *sem)
{
    if (sem_post(sem) < 0)
        unix_error("V error");
}
