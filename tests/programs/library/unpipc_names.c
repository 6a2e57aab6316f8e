// The names of Stevens's second volume that its programs use beside the usual wrappers.
#include "unpipc.h"
static int seen;
static void on_real_time(int signo, siginfo_t *info, void *context) { seen = info->si_value.sival_int; }
static void on_alarm(int signo) {}
int main(void)
{
    union sigval value = { .sival_int = 7 };
    int state, fd;
    char c;
    setbuf(stdout, NULL);
    Signal_rt_intr(SIGRTMIN, on_real_time, NULL);
    Sigqueue(getpid(), SIGRTMIN, value);
    printf("value %d\n", seen);
    int p[2];
    Pipe(p);
    Signal_intr(SIGALRM, on_alarm);
    alarm(1);
    int n = read(p[0], &c, 1);
    printf("cut short: %d\n", n < 0 && errno == EINTR);
    printf("nothing to read: %d\n", Readable_timeo(p[0], 1));
    Pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
    printf("was enabled: %d\n", state == PTHREAD_CANCEL_ENABLE);
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
    struct timespec until = { 0, 0 };
    Pthread_mutex_lock(&mutex);
    Pthread_cond_timedwait(&cond, &mutex, &until);
    printf("timed out: %d\n", errno == ETIMEDOUT);
    fd = Open("locked", O_RDWR | O_CREAT, FILE_MODE);
    Write_lock(fd, 0, SEEK_SET, 0);
    if (Fork() == 0) {
        printf("held by the parent: %d\n", Lock_test(fd, F_WRLCK, 0, SEEK_SET, 0) == getppid());
        exit(0);
    }
    Wait(NULL);
    printf("%lu %d\n", (ulong_t)5, MAX_PATH);
    return 0;
}
