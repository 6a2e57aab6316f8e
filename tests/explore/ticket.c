/* A ticket lock: who comes takes a number and waits for its turn (Mellor-Crummey and Scott 1991). */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
atomic_int next, turn;
int balance;

void *pay(void *arg)
{
    for (int i = 0; i < 2; i++) {
#ifdef SPLIT
        int mine = next;
        next = mine + 1;
#else
        int mine = next++;
#endif
        while (turn != mine)
            sched_yield();
        balance++;
        turn++;
    }
    return arg;
}

int main(void)
{
    pthread_t t[2];
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, pay, NULL);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", balance);
    return 0;
}
