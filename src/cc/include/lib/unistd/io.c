// defines read write close pread pwrite readv writev preadv pwritev lseek dup dup2 dup3 pipe pipe2
#include <ringside/sys.h>

ssize_t read(int fd, void *buf, size_t n) { return __ret(SYS(read, fd, buf, n)); }
ssize_t write(int fd, const void *buf, size_t n) { return __ret(SYS(write, fd, buf, n)); }
int close(int fd) { return __ret(SYS(close, fd)); }
ssize_t pread(int fd, void *buf, size_t n, long offset) { return __ret(SYS(pread64, fd, buf, n, offset)); }
ssize_t pwrite(int fd, const void *buf, size_t n, long offset) { return __ret(SYS(pwrite64, fd, buf, n, offset)); }
ssize_t readv(int fd, const void *pieces, int count) { return __ret(SYS(readv, fd, pieces, count)); }
ssize_t preadv(int fd, const void *pieces, int count, long at) { return __ret(SYS(preadv, fd, pieces, count, at)); }
ssize_t pwritev(int fd, const void *pieces, int count, long at) { return __ret(SYS(pwritev, fd, pieces, count, at)); }
ssize_t writev(int fd, const void *pieces, int count) { return __ret(SYS(writev, fd, pieces, count)); }
long lseek(int fd, long offset, int whence) { return __ret(SYS(lseek, fd, offset, whence)); }
int dup(int fd) { return __ret(SYS(dup, fd)); }
int dup2(int from, int to) { return __ret(SYS(dup2, from, to)); }
int dup3(int from, int to, int flags) { return __ret(SYS(dup3, from, to, flags)); }
int pipe(int fds[2]) { return __ret(SYS(pipe, fds)); }
int pipe2(int fds[2], int flags) { return __ret(SYS(pipe2, fds, flags)); }
