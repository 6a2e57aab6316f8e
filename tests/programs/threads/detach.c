//@ native
// Joining a detached thread is refused; so is joining twice or oneself.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void *f(void *p) { sleep(1); return p; }
int main(void)
{
    pthread_t t;
    pthread_attr_t a;
    int d;
    pthread_attr_init(&a);
    pthread_attr_getdetachstate(&a, &d);
    printf("%d\n", d == PTHREAD_CREATE_JOINABLE);
    pthread_attr_setdetachstate(&a, PTHREAD_CREATE_DETACHED);
    pthread_create(&t, &a, f, NULL);
    printf("%d\n", pthread_join(t, NULL) == EINVAL);
    printf("%d\n", pthread_join(pthread_self(), NULL) == EDEADLK);
    return 0;
}
