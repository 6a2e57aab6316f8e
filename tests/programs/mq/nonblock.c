//@ native
// O_NONBLOCK, setattr, timed receive.
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <time.h>
int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 1, .mq_msgsize = 4 }, o;
    char buf[4];
    mq_unlink("/ringside_n");
    mqd_t q = mq_open("/ringside_n", O_CREAT | O_RDWR | O_NONBLOCK, 0600, &a);
    int r = mq_receive(q, buf, 4, NULL);
    printf("%d %d\n", r, errno == EAGAIN);
    mq_send(q, "a", 1, 0);
    r = mq_send(q, "b", 1, 0);
    printf("%d %d\n", r, errno == EAGAIN);
    a.mq_flags = 0;
    mq_setattr(q, &a, &o);
    printf("%d\n", o.mq_flags == O_NONBLOCK);
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    r = mq_timedsend(q, "b", 1, 0, &t);
    printf("%d %d\n", r, errno == ETIMEDOUT);
    printf("%zd\n", mq_receive(q, buf, 4, NULL));
    t.tv_sec++;
    r = mq_timedreceive(q, buf, 4, NULL, &t);
    printf("%d %d\n", r, errno == ETIMEDOUT);
    mq_unlink("/ringside_n");
    r = mq_open("/ringside_n", O_RDONLY);
    printf("%d %d\n", r, errno == ENOENT);
    r = mq_open("no_slash", O_RDONLY);
    printf("%d %d\n", r, errno == EINVAL);
    return 0;
}
