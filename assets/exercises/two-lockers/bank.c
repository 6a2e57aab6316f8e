#include "bank.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static pthread_mutex_t locks[ACCOUNTS] = {
    PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};
static int coins[ACCOUNTS] = {5, 5, 5, 5};
static atomic_int bookings;

void lock(int account) { pthread_mutex_lock(&locks[account]); }

void unlock(int account) { pthread_mutex_unlock(&locks[account]); }

void book(int from, int to) {
    coins[from]--;
    coins[to]++;
    bookings++;
}

static void *there(void *arg) {
    transfer(0, 1);
    return arg;
}

static void *back(void *arg) {
    transfer(1, 0);
    return arg;
}

static void *elsewhere(void *arg) {
    transfer(2, 3);
    return arg;
}

int main(void) {
    pthread_t clerk[3];
    pthread_create(&clerk[0], NULL, there, NULL);
    pthread_create(&clerk[1], NULL, back, NULL);
    pthread_create(&clerk[2], NULL, elsewhere, NULL);
    for (int i = 0; i < 3; i++) pthread_join(clerk[i], NULL);
    printf("%d %d %d %d\n", coins[0], coins[1], coins[2], coins[3]);
    return 0;
}
