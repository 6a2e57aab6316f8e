/* read_line.h (TLPI) -- a line, byte by byte; what does not fit is dropped. */
#ifndef READ_LINE_H
#define READ_LINE_H
#include <sys/types.h>
ssize_t readLine(int fd, void *buffer, size_t n);
#endif
