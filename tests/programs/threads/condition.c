//@ native
// A condition variable: signal wakes one, broadcast all, waiting lets the mutex go and takes it again.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static int tickets, waiting, served;
static void *body(void *arg)
{
    pthread_mutex_lock(&m);
    waiting++;
    while (tickets == 0)
        pthread_cond_wait(&c, &m);
    tickets--;
    served++;
    pthread_mutex_unlock(&m);
    return NULL;
}
static int now_waiting(int n) { int w; do { usleep(1000); pthread_mutex_lock(&m); w = waiting; pthread_mutex_unlock(&m); } while (w < n); return w; }
int main(void)
{
    pthread_t t[4];
    for (int i = 0; i < 4; i++)
        pthread_create(&t[i], NULL, body, NULL);
    say("all four got the mutex and wait", now_waiting(4) == 4);
    pthread_mutex_lock(&m);
    tickets = 1;
    pthread_cond_signal(&c);
    pthread_mutex_unlock(&m);
    usleep(30000);
    pthread_mutex_lock(&m);
    say("a ticket serves one", served == 1);
    tickets = 3;
    pthread_cond_broadcast(&c);
    pthread_mutex_unlock(&m);
    for (int i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    say("broadcast wakes the rest", served == 4 && tickets == 0);
    pthread_cond_signal(&c);
    struct timespec soon;
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_nsec += 10000000;
    if (soon.tv_nsec >= 1000000000) { soon.tv_sec++; soon.tv_nsec -= 1000000000; }
    pthread_mutex_lock(&m);
    say("a signal that nobody waited for is lost: ETIMEDOUT", pthread_cond_timedwait(&c, &m, &soon) == ETIMEDOUT);
    say("and the mutex is ours again", pthread_mutex_trylock(&m) == EBUSY);
    return 0;
}
