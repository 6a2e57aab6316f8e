//@ native
// mq_notify by signal: when a message comes to an empty queue and nobody waits; once; SI_MESGQ.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int n, code, value;
static void h(int s, siginfo_t *i, void *u) { n++; code = i->si_code; value = i->si_value.sival_int; }
int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 4, .mq_msgsize = 4 };
    struct sigaction sa = { .sa_sigaction = h, .sa_flags = SA_SIGINFO };
    struct sigevent ev = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 33 };
    char buf[4];
    sigaction(SIGUSR1, &sa, NULL);
    mq_unlink("/ringside_ns");
    mqd_t q = mq_open("/ringside_ns", O_CREAT | O_RDWR, 0600, &a);
    say("registered", mq_notify(q, &ev) == 0);
    say("only one: EBUSY", mq_notify(q, &ev) == -1 && errno == EBUSY);
    mq_send(q, "a", 1, 0);
    say("told, with SI_MESGQ and the value", n == 1 && code == SI_MESGQ && value == 33);
    mq_send(q, "b", 1, 0);
    say("not again", n == 1);
    say("registered again", mq_notify(q, &ev) == 0);
    mq_send(q, "c", 1, 0);
    say("the queue was not empty: nothing", n == 1);
    while (mq_receive(q, buf, 4, NULL) && buf[0] != 'c')
        ;
    mq_send(q, "d", 1, 0);
    say("empty and then not: told", n == 2);
    mq_receive(q, buf, 4, NULL);
    mq_notify(q, &ev);
    say("NULL takes the registration away", mq_notify(q, NULL) == 0);
    mq_send(q, "e", 1, 0);
    say("and nothing comes", n == 2);
    mq_receive(q, buf, 4, NULL);
    mq_notify(q, &ev);
    if (fork() == 0) {
        usleep(30000);
        mq_send(q, "f", 1, 0);
        _exit(0);
    }
    say("a waiting receiver comes first", mq_receive(q, buf, 4, NULL) == 1 && n == 2);
    wait(NULL);
    mq_unlink("/ringside_ns");
    return 0;
}
