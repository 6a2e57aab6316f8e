//@ native
// mq_notify: one registration, one signal, only when the queue was empty.
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int n;
static void h(int s) { (void)s; n++; }
int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 4, .mq_msgsize = 4 };
    struct sigevent ev = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    char buf[4];
    mq_unlink("/ringside_y");
    mqd_t q = mq_open("/ringside_y", O_CREAT | O_RDWR, 0600, &a);
    signal(SIGUSR1, h);
    printf("%d\n", mq_notify(q, &ev));
    if (fork() == 0) {
        int r = mq_notify(q, &ev);
        printf("%d %d\n", r, errno == EBUSY);
        return 0;
    }
    wait(NULL);
    mq_send(q, "a", 1, 0);
    printf("%d\n", n);
    mq_send(q, "b", 1, 0);
    printf("%d\n", n);
    mq_receive(q, buf, 4, NULL);
    mq_receive(q, buf, 4, NULL);
    mq_send(q, "c", 1, 0);
    printf("%d\n", n);
    mq_unlink("/ringside_y");
    return 0;
}
