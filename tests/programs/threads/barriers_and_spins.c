//@ native
// A barrier lets all go at once, one of them is told; spin locks.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static pthread_barrier_t b;
static pthread_spinlock_t s;
static int serial, round_of[3], passed;
static void *body(void *arg)
{
    for (int round = 0; round < 3; round++) {
        pthread_spin_lock(&s);
        round_of[round]++;
        pthread_spin_unlock(&s);
        int r = pthread_barrier_wait(&b);
        pthread_spin_lock(&s);
        if (r == PTHREAD_BARRIER_SERIAL_THREAD)
            serial++;
        if (round_of[round] == 4)
            passed++;
        pthread_spin_unlock(&s);
    }
    return NULL;
}
int main(void)
{
    pthread_t t[4];
    pthread_spin_init(&s, PTHREAD_PROCESS_PRIVATE);
    say("a barrier for nobody: EINVAL", pthread_barrier_init(&b, NULL, 0) == EINVAL);
    pthread_barrier_init(&b, NULL, 4);
    for (int i = 0; i < 4; i++)
        pthread_create(&t[i], NULL, body, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    say("one in each round was told", serial == 3);
    say("nobody passed before all had come", passed == 12);
    say("trylock", pthread_spin_trylock(&s) == 0 && pthread_spin_trylock(&s) == EBUSY);
    return 0;
}
