/* Two threads throw a die each; the sum is guarded. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
int sum;

void *throw_it(void *arg)
{
    int n = 1 + rand() % 6;
    pthread_mutex_lock(&m);
    sum += n;
    pthread_mutex_unlock(&m);
    return arg;
}

int main(void)
{
    pthread_t t[2];
    srand(42);
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, throw_it, NULL);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", sum);
#ifdef LUCKY
    if (sum == 12)
        abort();
#endif
    return 0;
}
