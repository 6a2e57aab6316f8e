/* unprtt.h -- of "UNIX Network Programming" (Stevens): the round-trip times of a client that sends again. */
#ifndef __unp_rtt_h
#define __unp_rtt_h
#include "unp.h"
struct rtt_info {
    float rtt_rtt;
    float rtt_srtt;
    float rtt_rttvar;
    float rtt_rto;
    int rtt_nrexmt;
    uint32_t rtt_base;
};
#define RTT_RXTMIN 2
#define RTT_RXTMAX 60
#define RTT_MAXNREXMT 3
void rtt_debug(struct rtt_info *r);
void rtt_init(struct rtt_info *r);
void rtt_newpack(struct rtt_info *r);
int rtt_start(struct rtt_info *r);
void rtt_stop(struct rtt_info *r, uint32_t ms);
int rtt_timeout(struct rtt_info *r);
uint32_t rtt_ts(struct rtt_info *r);
extern int rtt_d_flag;
ssize_t dg_send_recv(int fd, const void *out, size_t outbytes, void *in, size_t inbytes, const SA *dest, socklen_t destlen);
ssize_t Dg_send_recv(int fd, const void *out, size_t outbytes, void *in, size_t inbytes, const SA *dest, socklen_t destlen);
#endif
