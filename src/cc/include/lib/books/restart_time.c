// defines add2currenttime waitfdtimed readtimed
/* Reading with an end to the waiting (Robbins and Robbins, appendix B). */
#include <errno.h>
#include <sys/select.h>
#include <sys/time.h>
#include <unistd.h>

ssize_t r_read(int fd, void *buf, size_t size);

struct timeval add2currenttime(double seconds)
{
    struct timeval t;
    gettimeofday(&t, NULL);
    t.tv_sec += (int)seconds;
    t.tv_usec += (int)((seconds - (int)seconds) * 1000000 + 0.5);
    if (t.tv_usec >= 1000000) {
        t.tv_sec++;
        t.tv_usec -= 1000000;
    }
    return t;
}

int waitfdtimed(int fd, struct timeval end)
{
    if (fd < 0 || fd >= FD_SETSIZE) {
        errno = EINVAL;
        return -1;
    }
    for (;;) {
        struct timeval now;
        gettimeofday(&now, NULL);
        long left = (end.tv_sec - now.tv_sec) * 1000000L + end.tv_usec - now.tv_usec;
        if (left < 0)
            break;
        struct timeval t = { left / 1000000, left % 1000000 };
        fd_set set;
        FD_ZERO(&set);
        FD_SET(fd, &set);
        int n = select(fd + 1, &set, NULL, NULL, &t);
        if (n == 1)
            return 0;
        if (n == -1 && errno != EINTR)
            return -1;
        if (n == 0)
            break;
    }
    errno = ETIME;
    return -1;
}

ssize_t readtimed(int fd, void *buf, size_t size, double seconds)
{
    if (waitfdtimed(fd, add2currenttime(seconds)) == -1)
        return -1;
    return r_read(fd, buf, size);
}
