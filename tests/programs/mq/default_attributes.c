//@ native
// Without attributes: ten messages of 8192 bytes; mq_setattr changes O_NONBLOCK only.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct mq_attr a, old;
    char buf[8192];
    mq_unlink("/ringside_da");
    mqd_t q = mq_open("/ringside_da", O_CREAT | O_RDWR, 0600, NULL);
    mq_getattr(q, &a);
    printf("%ld messages of %ld bytes\n", a.mq_maxmsg, a.mq_msgsize);
    a.mq_flags = O_NONBLOCK;
    a.mq_maxmsg = 77;
    mq_setattr(q, &a, &old);
    say("it was blocking", old.mq_flags == 0);
    mq_getattr(q, &a);
    say("now it is not, and has its size", a.mq_flags == O_NONBLOCK && a.mq_maxmsg == 10);
    say("empty: EAGAIN", mq_receive(q, buf, sizeof buf, NULL) == -1 && errno == EAGAIN);
    for (int i = 0; i < 10; i++)
        mq_send(q, "m", 1, i);
    say("full: EAGAIN", mq_send(q, "m", 1, 0) == -1 && errno == EAGAIN);
    mq_unlink("/ringside_da");
    return 0;
}
