// defines dg_send_recv Dg_send_recv
/* A request in a datagram, sent again until its answer comes (UNP, chapter 22): each carries a number and a time,
   which the server sends back. */
#include <errno.h>
#include <setjmp.h>
#include <string.h>
#include "unprtt.h"

static struct rtt_info rtt;
static int ready;
static sigjmp_buf late;
struct head {
    uint32_t seq, ts;
};
static struct head sent, got;

static void on_alarm(int signo)
{
    siglongjmp(late, 1);
}

ssize_t dg_send_recv(int fd, const void *out, size_t outbytes, void *in, size_t inbytes, const SA *dest, socklen_t destlen)
{
    if (!ready) {
        rtt_init(&rtt);
        ready = rtt_d_flag = 1;
    }
    struct iovec outgoing[2] = { { &sent, sizeof sent }, { (void *)out, outbytes } };
    struct iovec incoming[2] = { { &got, sizeof got }, { in, inbytes } };
    struct msghdr request = { .msg_name = (void *)dest, .msg_namelen = destlen, .msg_iov = outgoing, .msg_iovlen = 2 };
    struct msghdr answer = { .msg_iov = incoming, .msg_iovlen = 2 };
    ssize_t n;
    sent.seq++;
    Signal(SIGALRM, on_alarm);
    rtt_newpack(&rtt);
    for (;;) {
        sent.ts = rtt_ts(&rtt);
        Sendmsg(fd, &request, 0);
        alarm(rtt_start(&rtt));
        if (sigsetjmp(late, 1) == 0)
            break;
        if (rtt_timeout(&rtt) < 0) {
            err_msg("dg_send_recv: no response from server, giving up");
            ready = 0;
            errno = ETIMEDOUT;
            return -1;
        }
    }
    do {
        n = Recvmsg(fd, &answer, 0);
    } while (n < (ssize_t)sizeof got || got.seq != sent.seq);
    alarm(0);
    rtt_stop(&rtt, rtt_ts(&rtt) - got.ts);
    return n - sizeof got;
}

ssize_t Dg_send_recv(int fd, const void *out, size_t outbytes, void *in, size_t inbytes, const SA *dest, socklen_t destlen)
{
    ssize_t n = dg_send_recv(fd, out, outbytes, in, inbytes, dest, destlen);
    if (n < 0)
        err_quit("dg_send_recv error");
    return n;
}
