/* Two numbers that belong together, set under a lock, and those who look at them meanwhile. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER, other = PTHREAD_MUTEX_INITIALIZER;
int a, b;

void show(void)
{
    char text[3] = { '0' + a, '0' + b, '\n' };
    write(1, text, 3);
}

void handler(int number)
{
    show();
}

void *writer(void *arg)
{
#ifdef CANCELLED
    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
#endif
    pthread_mutex_lock(&m);
    a = 1;
    b = 1;
    pthread_mutex_unlock(&m);
    return NULL;
}

int main(void)
{
    pthread_t t;
#ifdef HANDLER
    signal(SIGUSR1, handler);
#endif
    pthread_create(&t, NULL, writer, NULL);
#if defined NO_LOCK
    show();
#elif defined OTHER_LOCK
    pthread_mutex_lock(&other);
    show();
    pthread_mutex_unlock(&other);
#elif defined TRIED
    if (pthread_mutex_trylock(&m) == 0) {
        show();
        pthread_mutex_unlock(&m);
    }
#elif defined HANDLER
    pthread_kill(t, SIGUSR1);
#elif defined FORKED
    if (fork() == 0) {
        show();
        _exit(0);
    }
    wait(NULL);
#elif defined CANCELLED
    pthread_cancel(t);
    pthread_join(t, NULL);
    show();
    return 0;
#elif defined TAKEN_AWAY
    pthread_mutex_unlock(&m);
    pthread_mutex_lock(&m);
    show();
    pthread_mutex_unlock(&m);
#elif defined LEFT
    pthread_mutex_lock(&other);
    pthread_mutex_lock(&m);
    show();
    return 0;
#else
    pthread_mutex_lock(&m);
    show();
    pthread_mutex_unlock(&m);
#endif
    pthread_join(t, NULL);
    return 0;
}
