//@ native
// Waits by a clock of one's choice, a barrier that is made anew at once, and a thread's name for itself after fork.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pthread_barrier_t barriers[2];
static int fd;

static void *rounds(void *arg)
{
    for (int round = 0; round < 6; round++)
        if (pthread_barrier_wait(&barriers[round % 2]) == PTHREAD_BARRIER_SERIAL_THREAD) {
            pthread_barrier_destroy(&barriers[round % 2]);
            pthread_barrier_init(&barriers[round % 2], NULL, 4);
        }
    return NULL;
}

static void *locks(void *arg)
{
    lockf(fd, F_LOCK, 0);
    puts("never");
    return NULL;
}

static void *nothing(void *arg) { return NULL; }

int main(void)
{
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER, other = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
    pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
    pthread_t thread, four[4], me = pthread_self();
    pthread_attr_t attr;
    struct sched_param one = { 1 };
    struct timespec soon;
    struct timeval moment = { 1, 500000 };
    sem_t sem;
    void *result;
    int status, ready[2];
    TIMEVAL_TO_TIMESPEC(&moment, &soon);
    printf("%ld.%09ld\n", (long)soon.tv_sec, soon.tv_nsec);
    clock_gettime(CLOCK_MONOTONIC, &soon);
    sem_init(&sem, 0, 0);
    pthread_mutex_lock(&mutex);
    pthread_rwlock_rdlock(&lock);
    printf("the monotonic clock: %d", pthread_mutex_clocklock(&mutex, CLOCK_MONOTONIC, &soon) == ETIMEDOUT);
    printf(" %d", pthread_cond_clockwait(&cond, &mutex, CLOCK_MONOTONIC, &soon) == ETIMEDOUT);
    printf(" %d", pthread_rwlock_clockwrlock(&lock, CLOCK_MONOTONIC, &soon) == ETIMEDOUT);
    printf(" %d\n", sem_clockwait(&sem, CLOCK_MONOTONIC, &soon) == -1 && errno == ETIMEDOUT);
    printf("a clock nobody can wait by: %d", pthread_mutex_clocklock(&other, CLOCK_PROCESS_CPUTIME_ID, &soon) == EINVAL);
    printf(" %d", pthread_cond_clockwait(&cond, &mutex, CLOCK_PROCESS_CPUTIME_ID, &soon) == EINVAL);
    printf(" %d", pthread_rwlock_clockrdlock(&lock, CLOCK_PROCESS_CPUTIME_ID, &soon) == EINVAL);
    printf(" %d\n", sem_clockwait(&sem, CLOCK_PROCESS_CPUTIME_ID, &soon) == -1 && errno == EINVAL);
    printf("sleep by one's own time: %d\n", clock_nanosleep(CLOCK_THREAD_CPUTIME_ID, 0, &soon, NULL) == EINVAL);

    for (int i = 0; i < 2; i++)
        pthread_barrier_init(&barriers[i], NULL, 4);
    for (int i = 0; i < 4; i++)
        pthread_create(&four[i], NULL, rounds, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(four[i], NULL);
    puts("six rounds");

    fd = fileno(tmpfile());
    pipe(ready);
    pid_t child = fork();
    if (child == 0) {
        lockf(fd, F_LOCK, 0);
        write(ready[1], "x", 1);
        pause();
    }
    read(ready[0], &status, 1);
    pthread_create(&thread, NULL, locks, NULL);
    usleep(20000);
    pthread_cancel(thread);
    pthread_join(thread, &result);
    printf("cancelled while it waits for a record lock: %d\n", result == PTHREAD_CANCELED);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);

    fflush(stdout);
    child = fork();
    if (child == 0) {
        printf("the same name: %d\n", pthread_equal(me, pthread_self()) != 0);
        fflush(stdout);
        pthread_kill(me, SIGTERM);
        puts("never");
        exit(1);
    }
    waitpid(child, &status, 0);
    printf("and it reaches the child's own thread: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);

    pthread_attr_init(&attr);
    pthread_attr_setinheritsched(&attr, PTHREAD_EXPLICIT_SCHED);
    pthread_attr_setschedpolicy(&attr, SCHED_FIFO);
    pthread_attr_setschedparam(&attr, &one);
    pthread_attr_setschedpolicy(&attr, SCHED_OTHER);
    printf("a priority the policy does not have: %d\n", pthread_create(&thread, &attr, nothing, NULL) == EINVAL);
    return 0;
}
