//@ native
/* Each thread has its own. */
#include <pthread.h>
#include <stdio.h>
#include <threads.h>

static _Thread_local int mine = 5;
static __thread char name[8] = "main";
thread_local int zero;

static int *counter(void)
{
    static _Thread_local int n;
    n++;
    return &n;
}

static void *work(void *arg)
{
    int *out = arg;
    out[0] = mine;
    mine += 10;
    name[0] = 't';
    counter();
    zero++;
    out[1] = mine + *counter() * 100 + zero * 1000;
    return &mine == NULL ? arg : NULL;
}

int main(void)
{
    int out[2][2];
    mine = 6;
    pthread_t a, b;
    pthread_create(&a, NULL, work, out[0]);
    pthread_create(&b, NULL, work, out[1]);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d %d %d %d\n", out[0][0], out[0][1], out[1][0], out[1][1]);
    printf("%d %s %d %d\n", mine, name, *counter(), zero);
    return 0;
}
