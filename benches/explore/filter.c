/* Peterson's algorithm for N threads (1981): N - 1 levels, and at each the last to come waits. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
atomic_int level[N], last[N], inside;

void *run(void *arg)
{
    int me = (int)(long)arg;
    for (int l = 1; l < N; l++) {
        level[me] = l;
        last[l] = me;
        for (int k = 0; k < N; k++)
            while (k != me && level[k] >= l && last[l] == me)
                ;
    }
    assert(atomic_fetch_add(&inside, 1) == 0);
    atomic_fetch_sub(&inside, 1);
    level[me] = 0;
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    for (long i = 0; i < N; i++)
        pthread_create(&t[i], NULL, run, (void *)i);
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    puts("ok");
    return 0;
}
