/* sys/uio.h -- reading and writing several pieces (readv(2)). */
#ifndef _SYS_UIO_H
#define _SYS_UIO_H 1
#include <sys/types.h>
#include <ringside/iovec.h>
#define UIO_MAXIOV 1024
ssize_t readv(int fd, const struct iovec *pieces, int count);
#ifdef __USE_MISC
ssize_t preadv(int fd, const struct iovec *pieces, int count, off_t offset);
ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t offset);
#endif
ssize_t writev(int fd, const struct iovec *pieces, int count);
#endif
