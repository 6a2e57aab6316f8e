/* Two lockers, two locks, in opposite order. */
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>
#if defined FLOCK
int fd[2];
static void lock(int i) { flock(fd[i], LOCK_EX); }
static void unlock(int i) { flock(fd[i], LOCK_UN); }
#elif defined RECORD
int fd;
static void set(int i, int type)
{
    struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = i, .l_len = 1 };
    if (fcntl(fd, F_SETLKW, &l) < 0)
        puts("refused");
}
static void lock(int i) { set(i, F_WRLCK); }
static void unlock(int i) { set(i, F_UNLCK); }
#elif defined SYSV
int id;
static void change(int i, int by)
{
    struct sembuf op = { i, by, 0 };
    semop(id, &op, 1);
}
static void lock(int i) { change(i, -1); }
static void unlock(int i) { change(i, 1); }
#elif defined SEM
sem_t s[2];
static void lock(int i) { sem_wait(&s[i]); }
static void unlock(int i) { sem_post(&s[i]); }
#else
pthread_mutex_t m[2] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };
static void lock(int i) { pthread_mutex_lock(&m[i]); }
static void unlock(int i) { pthread_mutex_unlock(&m[i]); }
#endif

static void work(int first)
{
#ifdef FLOCK
    fd[0] = open("one", O_RDWR | O_CREAT, 0600);
    fd[1] = open("two", O_RDWR | O_CREAT, 0600);
#endif
#ifdef SAME_ORDER
    first = 0;
#endif
    lock(first);
    lock(1 - first);
    unlock(1 - first);
    unlock(first);
}

static void *thread(void *arg)
{
    work(arg != NULL);
    return NULL;
}

int main(void)
{
#if defined FLOCK || defined RECORD || defined SYSV
#ifdef RECORD
    fd = open("both", O_RDWR | O_CREAT, 0600);
#elif defined SYSV
    id = semget(IPC_PRIVATE, 2, 0600);
    unsigned short ones[] = { 1, 1 };
    semctl(id, 0, SETALL, ones);
#endif
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            work(i);
            _exit(0);
        }
    wait(NULL);
    wait(NULL);
#else
    pthread_t t[2];
#ifdef SEM
    sem_init(&s[0], 0, 1);
    sem_init(&s[1], 0, 1);
#endif
    pthread_create(&t[0], NULL, thread, NULL);
    pthread_create(&t[1], NULL, thread, t);
    pthread_join(t[0], NULL);
    pthread_join(t[1], NULL);
#endif
    puts("done");
    return 0;
}
