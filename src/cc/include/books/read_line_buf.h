/* read_line_buf.h (TLPI) -- lines through a buffer of one's own. */
#ifndef READ_LINE_BUF_H
#define READ_LINE_BUF_H
#include <sys/types.h>
#define RL_MAX_BUF 10
struct ReadLineBuf {
    int fd;
    char buf[RL_MAX_BUF];
    int next;
    ssize_t len;
};
void readLineBufInit(int fd, struct ReadLineBuf *rlbuf);
ssize_t readLineBuf(struct ReadLineBuf *rlbuf, char *buffer, size_t n);
#endif
