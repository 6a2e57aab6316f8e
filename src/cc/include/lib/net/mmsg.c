// defines sendmmsg recvmmsg
/* Several messages with one call of the program. Model: it is several calls of the kernel, one for each message. */
#define _GNU_SOURCE
#include <sys/socket.h>
#include <time.h>

/* sendmmsg(2): how many were sent; an error is told only if it came with the first one. */
int sendmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags)
{
    for (unsigned i = 0; i < count; i++) {
        ssize_t n = sendmsg(fd, &messages[i].msg_hdr, flags);
        if (n < 0)
            return i ? (int)i : -1;
        messages[i].msg_len = n;
    }
    return count;
}

/* recvmmsg(2): with MSG_WAITFORONE only the first one is waited for. The time is looked at after each message, so it
   does not end a wait: that is how Linux does it, too (recvmmsg(2), "Bugs"). */
int recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags, void *timeout)
{
    const struct timespec *limit = timeout;
    struct timespec start, now;
    int wait_for_one = flags & MSG_WAITFORONE;
    flags &= ~MSG_WAITFORONE;
    if (limit)
        clock_gettime(CLOCK_MONOTONIC, &start);
    for (unsigned i = 0; i < count; i++) {
        ssize_t n = recvmsg(fd, &messages[i].msg_hdr, flags);
        if (n < 0)
            return i ? (int)i : -1;
        messages[i].msg_len = n;
        if (wait_for_one)
            flags |= MSG_DONTWAIT;
        if (limit) {
            clock_gettime(CLOCK_MONOTONIC, &now);
            if ((now.tv_sec - start.tv_sec) * 1000000000L + now.tv_nsec - start.tv_nsec
                >= limit->tv_sec * 1000000000L + limit->tv_nsec)
                return i + 1;
        }
    }
    return count;
}
