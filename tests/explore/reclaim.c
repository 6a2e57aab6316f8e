/* A reader follows a pointer that a writer exchanges; the old block is freed when nobody reads any more. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
struct conf {
    int v;
};
_Atomic(struct conf *) current;
atomic_int readers;

void *reader(void *arg)
{
    atomic_fetch_add(&readers, 1);
    struct conf *c = atomic_load(&current);
    int v = c->v;
    atomic_fetch_sub(&readers, 1);
    printf("%d\n", v);
    return arg;
}

void *writer(void *arg)
{
    struct conf *c = malloc(sizeof *c);
    c->v = 2;
    struct conf *old = atomic_exchange(&current, c);
#ifndef AT_ONCE
    while (atomic_load(&readers))
        ;
#endif
    free(old);
    return arg;
}

int main(void)
{
    pthread_t r, w;
    struct conf *c = malloc(sizeof *c);
    c->v = 1;
    current = c;
    pthread_create(&r, NULL, reader, NULL);
    pthread_create(&w, NULL, writer, NULL);
    pthread_join(r, NULL);
    pthread_join(w, NULL);
    return 0;
}
