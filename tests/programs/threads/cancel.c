//@ native
// Deferred cancellation runs cleanup handlers, innermost first; disabled until enabled.
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void say(void *s) { puts(s); }
static void *f(void *p)
{
    (void)p;
    pthread_cleanup_push(say, "outer");
    pthread_cleanup_push(say, "inner");
    for (;;)
        sleep(1);
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(0);
    return NULL;
}
static void *g(void *p)
{
    int old;
    (void)p;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old);
    sleep(2);
    puts("not yet");
    pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
    pthread_testcancel();
    puts("never");
    return NULL;
}
int main(void)
{
    pthread_t t;
    void *r;
    pthread_create(&t, NULL, f, NULL);
    sleep(1);
    pthread_cancel(t);
    pthread_join(t, &r);
    printf("%d\n", r == PTHREAD_CANCELED);
    pthread_create(&t, NULL, g, NULL);
    sleep(1);
    pthread_cancel(t);
    pthread_join(t, &r);
    printf("%d\n", r == PTHREAD_CANCELED);
    return 0;
}
