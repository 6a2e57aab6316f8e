//@ native
// Thread-specific data with destructors; pthread_once; __thread.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
static pthread_key_t k;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static __thread int mine = 5;
static void bye(void *p) { printf("destroy %d\n", *(int *)p); free(p); }
static void init(void) { puts("once"); pthread_key_create(&k, bye); }
static void *f(void *p)
{
    pthread_once(&once, init);
    int *v = malloc(sizeof *v);
    *v = (int)(long)p;
    mine += *v;
    pthread_setspecific(k, v);
    printf("%d %d\n", *(int *)pthread_getspecific(k), mine);
    return NULL;
}
int main(void)
{
    pthread_t t;
    for (long i = 1; i <= 3; i++) {
        pthread_create(&t, NULL, f, (void *)i);
        pthread_join(t, NULL);
    }
    printf("%d %d\n", pthread_getspecific(k) == NULL, mine);
    return 0;
}
