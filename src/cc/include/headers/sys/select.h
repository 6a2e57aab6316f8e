/* sys/select.h -- waiting on sets of descriptors (select(2)). */
#ifndef _SYS_SELECT_H
#define _SYS_SELECT_H 1
#include <features.h>
#include <ringside/sigset.h>
#include <ringside/timespec.h>
#include <ringside/timeval.h>
typedef __sigset_t sigset_t;
#include <ringside/abi/sys/select.h>
#define NFDBITS 64
typedef long fd_mask;
typedef struct { long fds_bits[FD_SETSIZE / 64]; } fd_set;
#define __FDS_BITS(set) ((set)->fds_bits)
#define FD_SET(fd, set) ((void)((set)->fds_bits[(fd) / 64] |= 1UL << ((fd) % 64)))
#define FD_CLR(fd, set) ((void)((set)->fds_bits[(fd) / 64] &= ~(1UL << ((fd) % 64))))
#define FD_ISSET(fd, set) (((set)->fds_bits[(fd) / 64] & 1UL << ((fd) % 64)) != 0)
#define FD_ZERO(set) do { \
        fd_set *__set = (set); \
        for (unsigned __i = 0; __i < FD_SETSIZE / 64; __i++) \
            __set->fds_bits[__i] = 0; \
    } while (0)
int select(int n, fd_set *restrict readable, fd_set *restrict writable, fd_set *restrict exceptional,
           struct timeval *restrict timeout);
#ifdef __USE_XOPEN2K
int pselect(int n, fd_set *restrict readable, fd_set *restrict writable, fd_set *restrict exceptional,
            const struct timespec *restrict timeout, const sigset_t *restrict mask);
#endif
#endif
