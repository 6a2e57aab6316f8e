//@ native
// pthread_exit in main leaves the other threads running.
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void *f(void *p) { sleep(1); puts("still here"); return p; }
int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, f, NULL);
    pthread_exit(NULL);
}
