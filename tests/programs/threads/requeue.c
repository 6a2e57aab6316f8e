//@ native
/* FUTEX_CMP_REQUEUE wakes some who wait at one word and lets others wait at another (futex(2)). */
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static int here, there, awake;

static long futex(int *word, int operation, int value, long second, int *other, int expected)
{
    return syscall(SYS_futex, word, operation, value, second, other, expected);
}

static void *wait_here(void *arg)
{
    futex(&here, FUTEX_WAIT, 0, 0, NULL, 0);
    __atomic_fetch_add(&awake, 1, __ATOMIC_SEQ_CST);
    return NULL;
}

static void show(const char *what, long result)
{
    usleep(20000);
    printf("%s: %ld, awake %d\n", what, result, __atomic_load_n(&awake, __ATOMIC_SEQ_CST));
}

int main(void)
{
    pthread_t threads[6];
    for (int i = 0; i < 6; i++)
        pthread_create(&threads[i], NULL, wait_here, NULL);
    usleep(50000);
    long result = futex(&here, FUTEX_CMP_REQUEUE, 1, 1, &there, 7);
    printf("another value: %ld %d\n", result, errno == EAGAIN);
    show("one woken, three moved", futex(&here, FUTEX_CMP_REQUEUE, 1, 3, &there, 0));
    show("woken there", futex(&there, FUTEX_WAKE, 2, 0, NULL, 0));
    show("moved back", futex(&there, FUTEX_REQUEUE, 0, INT_MAX, &here, 0));
    show("nobody there", futex(&there, FUTEX_WAKE, INT_MAX, 0, NULL, 0));
    show("woken here", futex(&here, FUTEX_WAKE, INT_MAX, 0, NULL, 0));
    for (int i = 0; i < 6; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
