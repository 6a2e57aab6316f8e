// defines rtt_d_flag rtt_debug rtt_init rtt_newpack rtt_start rtt_stop rtt_timeout rtt_ts
/* Jacobson's estimate of the round-trip time (UNP, chapter 22): srtt + 4 * rttvar, doubled at each silence. */
#include <stdio.h>
#include <sys/time.h>
#include "unprtt.h"

int rtt_d_flag;

static float between(float rto)
{
    return rto < RTT_RXTMIN ? RTT_RXTMIN : rto > RTT_RXTMAX ? RTT_RXTMAX : rto;
}

static float estimate(const struct rtt_info *r)
{
    return r->rtt_srtt + 4 * r->rtt_rttvar;
}

void rtt_init(struct rtt_info *r)
{
    struct timeval now;
    gettimeofday(&now, NULL);
    r->rtt_base = now.tv_sec;
    r->rtt_rtt = 0;
    r->rtt_srtt = 0;
    r->rtt_rttvar = 0.75;
    r->rtt_rto = between(estimate(r));
    r->rtt_nrexmt = 0;
}

/* Milliseconds since rtt_init. */
uint32_t rtt_ts(struct rtt_info *r)
{
    struct timeval now;
    gettimeofday(&now, NULL);
    return (now.tv_sec - r->rtt_base) * 1000 + now.tv_usec / 1000;
}

void rtt_newpack(struct rtt_info *r)
{
    r->rtt_nrexmt = 0;
}

int rtt_start(struct rtt_info *r)
{
    return (int)(r->rtt_rto + 0.5);
}

void rtt_stop(struct rtt_info *r, uint32_t ms)
{
    r->rtt_rtt = ms / 1000.0;
    double off = r->rtt_rtt - r->rtt_srtt;
    r->rtt_srtt += off / 8;
    if (off < 0)
        off = -off;
    r->rtt_rttvar += (off - r->rtt_rttvar) / 4;
    r->rtt_rto = between(estimate(r));
}

/* -1: it has been sent often enough. */
int rtt_timeout(struct rtt_info *r)
{
    r->rtt_rto *= 2;
    return ++r->rtt_nrexmt > RTT_MAXNREXMT ? -1 : 0;
}

void rtt_debug(struct rtt_info *r)
{
    if (!rtt_d_flag)
        return;
    fprintf(stderr, "rtt = %.3f, srtt = %.3f, rttvar = %.3f, rto = %.3f\n", r->rtt_rtt, r->rtt_srtt, r->rtt_rttvar, r->rtt_rto);
    fflush(stderr);
}
