//@ native
// Timed calls: ETIMEDOUT; a time that is none is EINVAL only if the call would wait.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <time.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 1, .mq_msgsize = 4 };
    char buf[4];
    struct timespec t;
    mq_unlink("/ringside_ti");
    mqd_t q = mq_open("/ringside_ti", O_CREAT | O_RDWR, 0600, &a);
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += 20000000;
    if (t.tv_nsec >= 1000000000) { t.tv_sec++; t.tv_nsec -= 1000000000; }
    say("nothing comes: ETIMEDOUT", mq_timedreceive(q, buf, 4, NULL, &t) == -1 && errno == ETIMEDOUT);
    mq_send(q, "a", 1, 0);
    say("a time that has passed, full: ETIMEDOUT", mq_timedsend(q, "b", 1, 0, &t) == -1 && errno == ETIMEDOUT);
    say("a message is there: no time is needed", mq_timedreceive(q, buf, 4, NULL, &t) == 1);
    t.tv_nsec = 1000000000;
    say("no such time, and it would wait: EINVAL", mq_timedreceive(q, buf, 4, NULL, &t) == -1 && errno == EINVAL);
    mq_unlink("/ringside_ti");
    return 0;
}
