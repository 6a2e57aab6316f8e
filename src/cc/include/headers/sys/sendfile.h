#ifndef _SYS_SENDFILE_H
#define _SYS_SENDFILE_H 1
#include <sys/types.h>
ssize_t sendfile(int to, int from, off_t *offset, size_t n);
#define sendfile64 sendfile
#endif
