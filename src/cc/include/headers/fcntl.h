/* fcntl.h -- opening files and controlling descriptors (open(2), fcntl(2)). */
#ifndef _FCNTL_H
#define _FCNTL_H 1
#include <features.h>
#include <ringside/systypes.h>
#include <ringside/abi/fcntl.h>
#include <ringside/stat.h>
#define FAPPEND O_APPEND
#define FASYNC O_ASYNC
#define FNONBLOCK O_NONBLOCK
#define FNDELAY O_NDELAY
struct flock {
    short l_type;
    short l_whence;
    off_t l_start;
    off_t l_len;
    pid_t l_pid;
};
int open(const char *path, int flags, ...);
int creat(const char *path, mode_t mode);
int fcntl(int fd, int command, ...);
#ifdef __USE_GNU
struct f_owner_ex { int type; pid_t pid; };
ssize_t splice(int from, off_t *fromoffset, int to, off_t *tooffset, size_t n, unsigned flags);
ssize_t tee(int from, int to, size_t n, unsigned flags);
struct iovec;
ssize_t vmsplice(int fd, const struct iovec *pieces, size_t count, unsigned flags);
int fallocate(int fd, int mode, off_t offset, off_t length);
#define SYNC_FILE_RANGE_WAIT_BEFORE 1
#define SYNC_FILE_RANGE_WRITE 2
#define SYNC_FILE_RANGE_WAIT_AFTER 4
int sync_file_range(int fd, off_t offset, off_t n, unsigned flags);
ssize_t readahead(int fd, off_t offset, size_t n);
#endif
#ifdef __USE_GNU
#define open64 open
#define openat64 openat
#define creat64 creat
#define posix_fadvise64 posix_fadvise
#define posix_fallocate64 posix_fallocate
#define fallocate64 fallocate
#define flock64 flock
#endif
#ifdef __USE_MISC
int lockf(int fd, int command, off_t length);
#endif
#ifdef __USE_XOPEN2K8
int openat(int dir, const char *path, int flags, ...);
#endif
#ifdef __USE_XOPEN2K
int posix_fadvise(int fd, off_t offset, off_t length, int advice);
int posix_fallocate(int fd, off_t offset, off_t length);
#endif
#endif
