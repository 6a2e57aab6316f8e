// defines rio_readn rio_writen rio_readinitb rio_readnb rio_readlineb Rio_readn Rio_writen Rio_readinitb Rio_readnb Rio_readlineb
/* Robust input and output: all of it, whatever short counts and signals come between. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    int fd;
    int left;
    char *next;
    char buf[8192];
} rio_t;

void unix_error(char *text);

ssize_t rio_readn(int fd, void *buf, size_t n)
{
    size_t done = 0;
    while (done < n) {
        ssize_t k = read(fd, (char *)buf + done, n - done);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0)
            return -1;
        if (k == 0)
            break;
        done += k;
    }
    return done;
}

ssize_t rio_writen(int fd, void *buf, size_t n)
{
    size_t done = 0;
    while (done < n) {
        ssize_t k = write(fd, (char *)buf + done, n - done);
        if (k <= 0 && !(k < 0 && errno == EINTR))
            return -1;
        if (k > 0)
            done += k;
    }
    return n;
}

void rio_readinitb(rio_t *r, int fd)
{
    r->fd = fd;
    r->left = 0;
    r->next = r->buf;
}

static ssize_t take(rio_t *r, char *to, size_t n)
{
    while (r->left <= 0) {
        r->left = read(r->fd, r->buf, sizeof r->buf);
        if (r->left < 0 && errno != EINTR)
            return -1;
        if (r->left == 0)
            return 0;
        r->next = r->buf;
    }
    if (n > (size_t)r->left)
        n = r->left;
    memcpy(to, r->next, n);
    r->next += n;
    r->left -= n;
    return n;
}

ssize_t rio_readnb(rio_t *r, void *buf, size_t n)
{
    size_t done = 0;
    while (done < n) {
        ssize_t k = take(r, (char *)buf + done, n - done);
        if (k < 0)
            return -1;
        if (k == 0)
            break;
        done += k;
    }
    return done;
}

ssize_t rio_readlineb(rio_t *r, void *buf, size_t max)
{
    char *p = buf, c;
    size_t n = 0;
    while (n + 1 < max) {
        ssize_t k = take(r, &c, 1);
        if (k < 0)
            return -1;
        if (k == 0)
            break;
        p[n++] = c;
        if (c == '\n')
            break;
    }
    if (n == 0)
        return 0;
    p[n] = '\0';
    return n;
}

ssize_t Rio_readn(int fd, void *buf, size_t n)
{
    ssize_t r = rio_readn(fd, buf, n);
    if (r < 0)
        unix_error("Rio_readn error");
    return r;
}

void Rio_writen(int fd, void *buf, size_t n)
{
    if (rio_writen(fd, buf, n) != (ssize_t)n)
        unix_error("Rio_writen error");
}

void Rio_readinitb(rio_t *r, int fd) { rio_readinitb(r, fd); }

ssize_t Rio_readnb(rio_t *r, void *buf, size_t n)
{
    ssize_t k = rio_readnb(r, buf, n);
    if (k < 0)
        unix_error("Rio_readnb error");
    return k;
}

ssize_t Rio_readlineb(rio_t *r, void *buf, size_t max)
{
    ssize_t k = rio_readlineb(r, buf, max);
    if (k < 0)
        unix_error("Rio_readlineb error");
    return k;
}
