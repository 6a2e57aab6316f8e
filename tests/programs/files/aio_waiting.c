//@ native
// Requests on a pipe stay in progress until somebody writes: waiting for them, and taking them back.
#define _GNU_SOURCE
#include <aio.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void handler(int signum) {}

static void *waits(void *arg)
{
    const struct aiocb *list[] = { arg };
    aio_suspend(list, 1, NULL);
    return NULL;
}

static void answer(const char *what, int r)
{
    printf("%s%d %s\n", what, r, r < 0 ? strerror(errno) : "");
    fflush(stdout);
}

int main(void)
{
    int pipe1[2];
    char buf[3][4] = { "" };
    struct aiocb b[3];
    struct timespec moment = { 0, 20000000 }, second = { 0, 1000000000 };
    const struct aiocb *list[] = { &b[0], NULL, &b[1] };
    struct sigaction action = { .sa_handler = handler };
    pthread_t thread;
    void *result;
    pipe(pipe1);
    memset(b, 0, sizeof b);
    for (int i = 0; i < 3; i++) {
        b[i].aio_fildes = pipe1[0];
        b[i].aio_buf = buf[i];
        b[i].aio_nbytes = 3;
        b[i].aio_sigevent.sigev_notify = SIGEV_NONE;
        aio_read(&b[i]);
    }
    printf("in progress: %d %d %d\n", aio_error(&b[0]) == EINPROGRESS, aio_error(&b[1]) == EINPROGRESS,
           aio_error(&b[2]) == EINPROGRESS);
    answer("the time goes by: ", aio_suspend(list, 3, &moment));
    answer("a second, all in nanoseconds: ", aio_suspend(list, 3, &second));
    answer("a wrong number: ", aio_suspend(list, -1, NULL));
    sigaction(SIGALRM, &action, NULL);
    alarm(1);
    answer("a handler runs: ", aio_suspend(list, 3, NULL));
    pthread_create(&thread, NULL, waits, &b[0]);
    usleep(20000);
    pthread_cancel(thread);
    pthread_join(thread, &result);
    printf("cancelled while it waited: %d\n", result == PTHREAD_CANCELED);
    usleep(20000);
    printf("the one that is carried out cannot be taken back: %d\n", aio_cancel(pipe1[0], &b[0]) == AIO_NOTCANCELED);
    printf("one that only waits can: %d", aio_cancel(pipe1[0], &b[1]) == AIO_CANCELED);
    printf(", error %d, return %zd\n", aio_error(&b[1]) == ECANCELED, aio_return(&b[1]));
    printf("all of them: %d\n", aio_cancel(pipe1[0], NULL) == AIO_NOTCANCELED);
    printf("the third: %d\n", aio_error(&b[2]) == ECANCELED);
    write(pipe1[1], "one", 3);
    printf("done: %d", aio_suspend(list, 1, NULL));
    printf(", error %d, return %zd, %s\n", aio_error(&b[0]), aio_return(&b[0]), buf[0]);
    usleep(20000);
    printf("nothing left: %d\n", aio_cancel(pipe1[0], NULL) == AIO_ALLDONE);
    return 0;
}
