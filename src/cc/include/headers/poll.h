/* poll.h -- waiting for events on descriptors (poll(2)). */
#ifndef _POLL_H
#define _POLL_H 1
#include <features.h>
#include <ringside/sigset.h>
#include <ringside/timespec.h>
#include <ringside/abi/poll.h>
typedef unsigned long nfds_t;
struct pollfd {
    int fd;
    short events;
    short revents;
};
int poll(struct pollfd *fds, nfds_t count, int timeout);
#ifdef __USE_GNU
int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout, const __sigset_t *mask);
#endif
#endif
