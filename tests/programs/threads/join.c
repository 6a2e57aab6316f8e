//@ native
#include <pthread.h>
#include <stdio.h>

static int results[4];

static void *square(void *arg)
{
    int i = *(int *)arg;

    results[i] = i * i;
    return &results[i];
}

int main(void)
{
    pthread_t threads[4];
    int numbers[4];

    for (int i = 0; i < 4; i++) {
        numbers[i] = i;
        pthread_create(&threads[i], NULL, square, &numbers[i]);
    }
    for (int i = 0; i < 4; i++) {
        void *got;
        pthread_join(threads[i], &got);
        printf("%d: %d\n", i, *(int *)got);
    }
    return 0;
}
