#include <pthread.h>
#include <stdio.h>
void work(int n) { }
int *work2(void) { return 0; }
void *work3(void *arg) { return arg; }
int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, work, 5);
    pthread_create(t, NULL, work2, NULL);
    pthread_create(&t, NULL, work3);
    pthread_create(&t, NULL, work3(NULL), NULL);
    pthread_join(&t, NULL);
    int r;
    pthread_join(t, &r);
    return 0;
}
