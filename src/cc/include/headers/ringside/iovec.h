#ifndef _RINGSIDE_IOVEC_H
#define _RINGSIDE_IOVEC_H 1
struct iovec {
    void *iov_base;
    unsigned long iov_len;
};
#endif
