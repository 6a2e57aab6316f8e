/* Two workers take tasks from a list until they are told to stop. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
struct task {
    int n;
    struct task *next;
} *list;
int stop, sum;
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t c = PTHREAD_COND_INITIALIZER;

void *worker(void *arg)
{
    for (;;) {
        pthread_mutex_lock(&m);
        while (list == NULL && !stop)
            pthread_cond_wait(&c, &m);
        struct task *t = list;
        if (t != NULL) {
            list = t->next;
            sum += t->n;
        }
        pthread_mutex_unlock(&m);
        if (t == NULL)
            return arg;
        free(t);
    }
}

int main(void)
{
    pthread_t w[2];
    for (int i = 0; i < 2; i++)
        pthread_create(&w[i], NULL, worker, NULL);
    for (int i = 1; i <= 2; i++) {
        struct task *t = malloc(sizeof *t);
        t->n = i;
        pthread_mutex_lock(&m);
        t->next = list;
        list = t;
        pthread_cond_signal(&c);
        pthread_mutex_unlock(&m);
    }
    pthread_mutex_lock(&m);
    stop = 1;
#ifdef SIGNAL
    pthread_cond_signal(&c);
#else
    pthread_cond_broadcast(&c);
#endif
    pthread_mutex_unlock(&m);
    for (int i = 0; i < 2; i++)
        pthread_join(w[i], NULL);
    printf("%d\n", sum);
    return 0;
}
