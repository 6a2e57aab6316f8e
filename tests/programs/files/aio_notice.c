//@ native
// The end of a request is told by a signal with a value, or in a thread; lio_listio tells of many.
#define _GNU_SOURCE
#include <aio.h>
#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static sem_t told;

static void in_thread(union sigval value)
{
    printf("in a thread: %d\n", value.sival_int);
    sem_post(&told);
}

static sigset_t set;

static void expect(const char *what)
{
    siginfo_t info;
    int signum = sigwaitinfo(&set, &info);
    printf("%s: signal %d, code %d, value %d, from here %d\n", what, signum - SIGRTMIN, info.si_code == SI_ASYNCIO,
           info.si_value.sival_int, info.si_pid == getpid());
}

static void answer(const char *what, int r)
{
    printf("%s%d %s\n", what, r, r < 0 ? strerror(errno) : "");
    fflush(stdout);
}

int main(void)
{
    char text[3][8] = { "one", "two", "three" };
    struct aiocb b[3], *list[] = { &b[0], NULL, &b[1], &b[2] };
    struct sigevent all = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 1, .sigev_value.sival_int = 9 };
    int fd = fileno(tmpfile());
    sem_init(&told, 0, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigaddset(&set, SIGRTMIN + 1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    memset(b, 0, sizeof b);
    for (int i = 0; i < 3; i++) {
        b[i].aio_fildes = fd;
        b[i].aio_buf = text[i];
        b[i].aio_nbytes = strlen(text[i]);
        b[i].aio_offset = 10 * i;
        b[i].aio_lio_opcode = LIO_WRITE;
        b[i].aio_sigevent.sigev_notify = SIGEV_NONE;
    }
    b[0].aio_sigevent.sigev_notify = SIGEV_SIGNAL;
    b[0].aio_sigevent.sigev_signo = SIGRTMIN;
    b[0].aio_sigevent.sigev_value.sival_int = 42;
    printf("%d\n", aio_write(&b[0]));
    expect("one request");
    b[0].aio_sigevent.sigev_notify = SIGEV_THREAD;
    b[0].aio_sigevent.sigev_notify_function = in_thread;
    b[0].aio_sigevent.sigev_notify_attributes = NULL;
    aio_write(&b[0]);
    sem_wait(&told);

    b[0].aio_sigevent.sigev_notify = SIGEV_NONE;
    printf("wait for all: %d\n", lio_listio(LIO_WAIT, list, 4, NULL));
    for (int i = 0; i < 3; i++)
        printf("error %d, return %zd\n", aio_error(&b[i]), aio_return(&b[i]));
    printf("go on: %d\n", lio_listio(LIO_NOWAIT, list, 4, &all));
    expect("all of them");
    printf("none at all: %d\n", lio_listio(LIO_NOWAIT, list, 0, &all));
    expect("none");
    b[1].aio_lio_opcode = 77;
    b[2].aio_lio_opcode = LIO_NOP;
    answer("one is wrong: ", lio_listio(LIO_WAIT, list, 4, NULL));
    printf("it says so: %d, %d\n", aio_error(&b[0]), aio_error(&b[1]) == EINVAL);
    b[1].aio_lio_opcode = LIO_READ;
    b[1].aio_reqprio = 1000;
    answer("one cannot be made: ", lio_listio(LIO_WAIT, list, 4, NULL));
    answer("another mode: ", lio_listio(7, list, 4, NULL));
    return 0;
}
