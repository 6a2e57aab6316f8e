/* A writer counts before and after; a reader whose count was odd or has changed reads again. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
atomic_uint count;
atomic_int x, y;

void *writer(void *arg)
{
#ifndef LATE
    count++;
#endif
    x = 1;
    y = 1;
    count++;
#ifdef LATE
    count++;
#endif
    return arg;
}

void *reader(void *arg)
{
    unsigned before;
    int a, b;
    do {
        before = count;
        a = x;
        b = y;
    } while (before % 2 || before != count);
    assert(a == b);
    printf("%d\n", a);
    return arg;
}

int main(void)
{
    pthread_t r, w;
    pthread_create(&w, NULL, writer, NULL);
    pthread_create(&r, NULL, reader, NULL);
    pthread_join(w, NULL);
    pthread_join(r, NULL);
    return 0;
}
