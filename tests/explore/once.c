#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
pthread_once_t once = PTHREAD_ONCE_INIT;
static int made;
static void make(void) { write(1, "m", 1); made = 1; }
void *run(void *arg)
{
    pthread_once(&once, make);
    write(1, made ? "1" : "0", 1);
    return NULL;
}
int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, run, NULL);
    pthread_create(&b, NULL, run, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
