/* Sleeping is no way to keep an order. */
#include <pthread.h>
#include <unistd.h>
void *late(void *arg)
{
    sleep(1);
    write(1, "2", 1);
    return NULL;
}
int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, late, NULL);
    write(1, "1", 1);
    pthread_join(t, NULL);
    return 0;
}
