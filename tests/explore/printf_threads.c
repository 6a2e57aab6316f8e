#include <pthread.h>
#include <stdio.h>
void *hello(void *arg)
{
    printf("hello %s\n", (char *)arg);
    return NULL;
}
int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, hello, "a");
    pthread_create(&b, NULL, hello, "b");
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("bye\n");
    return 0;
}
