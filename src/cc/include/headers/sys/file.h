/* sys/file.h -- flock(2). */
#ifndef _SYS_FILE_H
#define _SYS_FILE_H 1
#include <fcntl.h>
#include <ringside/abi/sys/file.h>
int flock(int fd, int operation);
#endif
