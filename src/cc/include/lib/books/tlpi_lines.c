// defines readLine readLineBufInit readLineBuf
#include <errno.h>
#include <unistd.h>

struct ReadLineBuf {
    int fd;
    char buf[10];
    int next;
    ssize_t len;
};

static ssize_t collect(ssize_t (*one)(void *from, char *c), void *from, char *buf, size_t n)
{
    size_t total = 0;
    if (n <= 0 || !buf) {
        errno = EINVAL;
        return -1;
    }
    for (;;) {
        char c;
        ssize_t r = one(from, &c);
        if (r == -1 && errno == EINTR)
            continue;
        if (r == -1)
            return -1;
        if (r == 0) {
            if (total == 0)
                return 0;
            break;
        }
        if (total < n - 1) {
            total++;
            *buf++ = c;
        }
        if (c == '\n')
            break;
    }
    *buf = '\0';
    return total;
}

static ssize_t from_fd(void *from, char *c)
{
    return read(*(int *)from, c, 1);
}

ssize_t readLine(int fd, void *buffer, size_t n)
{
    return collect(from_fd, &fd, buffer, n);
}

void readLineBufInit(int fd, struct ReadLineBuf *b)
{
    b->fd = fd;
    b->len = b->next = 0;
}

static ssize_t from_buf(void *from, char *c)
{
    struct ReadLineBuf *b = from;
    if (b->next >= b->len) {
        b->len = read(b->fd, b->buf, sizeof b->buf);
        b->next = 0;
        if (b->len <= 0)
            return b->len;
    }
    *c = b->buf[b->next++];
    return 1;
}

ssize_t readLineBuf(struct ReadLineBuf *b, char *buffer, size_t n)
{
    return collect(from_buf, b, buffer, n);
}
