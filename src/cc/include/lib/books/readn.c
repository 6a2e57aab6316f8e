// defines readn writen Readn Writen
#include <errno.h>
#include <unistd.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

/* Fewer only at the end of the file; -1 for an error. */
ssize_t readn(int fd, void *buf, size_t n)
{
    size_t done = 0;
    while (done < n) {
        ssize_t k = read(fd, (char *)buf + done, n - done);
        if (k == 0)
            break;
        if (k < 0) {
            if (errno == EINTR)
                continue;
            return -1;
        }
        done += k;
    }
    return done;
}

ssize_t writen(int fd, const void *buf, size_t n)
{
    size_t done = 0;
    while (done < n) {
        ssize_t k = write(fd, (const char *)buf + done, n - done);
        if (k <= 0) {
            if (k < 0 && errno == EINTR)
                continue;
            return -1;
        }
        done += k;
    }
    return n;
}

ssize_t Readn(int fd, void *buf, size_t n)
{
    ssize_t r = readn(fd, buf, n);
    if (r < 0)
        err_sys("readn error");
    return r;
}

void Writen(int fd, void *buf, size_t n)
{
    if (writen(fd, buf, n) != (ssize_t)n)
        err_sys("writen error");
}
