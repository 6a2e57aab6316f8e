//@ native
// Highest priority first, then oldest; attributes; sizes.
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <string.h>
int main(void)
{
    struct mq_attr a = { .mq_maxmsg = 4, .mq_msgsize = 16 }, b;
    char buf[16];
    unsigned pr;
    mq_unlink("/ringside_q");
    mqd_t q = mq_open("/ringside_q", O_CREAT | O_RDWR, 0600, &a);
    mq_send(q, "low", 4, 1);
    mq_send(q, "mid1", 5, 5);
    mq_send(q, "high", 5, 9);
    mq_send(q, "mid2", 5, 5);
    mq_getattr(q, &b);
    printf("%ld %ld %ld %ld\n", b.mq_flags, b.mq_maxmsg, b.mq_msgsize, b.mq_curmsgs);
    for (int i = 0; i < 4; i++) {
        ssize_t n = mq_receive(q, buf, sizeof buf, &pr);
        printf("%zd %s %u\n", n, buf, pr);
    }
    ssize_t n = mq_receive(q, buf, 8, &pr);
    printf("%zd %d\n", n, errno == EMSGSIZE);
    int r = mq_send(q, "0123456789abcdefg", 17, 0);
    printf("%d %d\n", r, errno == EMSGSIZE);
    r = mq_send(q, "x", 1, 40000);
    printf("%d %d\n", r, errno == EINVAL);
    mq_close(q);
    r = mq_send(q, "x", 1, 0);
    printf("%d %d\n", r, errno == EBADF);
    mq_unlink("/ringside_q");
    return 0;
}
