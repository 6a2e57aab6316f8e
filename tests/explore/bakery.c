/* Lamport's bakery (1974): the lowest number goes in, and of equal numbers the lower thread. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#ifndef N
#define N 2
#endif
atomic_int choosing[N], number[N], inside;

void *customer(void *arg)
{
    int me = (long)arg, most = 0;
#ifndef NO_CHOOSING
    choosing[me] = 1;
#endif
    for (int j = 0; j < N; j++) {
        int n = number[j];
        if (n > most)
            most = n;
    }
    number[me] = most + 1;
    choosing[me] = 0;
    for (int j = 0; j < N; j++) {
        if (j == me)
            continue;
        while (choosing[j])
            ;
        for (int n = number[j]; n != 0 && (n < most + 1 || (n == most + 1 && j < me)); n = number[j])
            ;
    }
    inside++;
    assert(inside == 1);
    inside--;
    number[me] = 0;
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    for (long i = 0; i < N; i++)
        pthread_create(&t[i], NULL, customer, (void *)i);
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    puts("ok");
    return 0;
}
