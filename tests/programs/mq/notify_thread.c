//@ native
// mq_notify by thread: a function is called in a new thread (SIGEV_THREAD).
#define _GNU_SOURCE
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static sem_t done;
static mqd_t q;
static void arrived(union sigval v)
{
    char buf[16];
    struct mq_attr a;
    mq_getattr(q, &a);
    printf("in a thread with %d: %ld message\n", v.sival_int, a.mq_curmsgs);
    ssize_t n = mq_receive(q, buf, sizeof buf, NULL);
    printf("it says %.*s\n", (int)n, buf);
    sem_post(&done);
}
int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 4, .mq_msgsize = 16 };
    struct sigevent ev = { .sigev_notify = SIGEV_THREAD, .sigev_value.sival_int = 5 };
    ev.sigev_notify_function = arrived;
    sem_init(&done, 0, 0);
    mq_unlink("/ringside_nt");
    q = mq_open("/ringside_nt", O_CREAT | O_RDWR, 0600, &a);
    for (int i = 0; i < 2; i++) {
        say("registered", mq_notify(q, &ev) == 0);
        mq_send(q, i ? "second" : "first", i ? 6 : 5, 0);
        sem_wait(&done);
    }
    mq_unlink("/ringside_nt");
    return 0;
}
