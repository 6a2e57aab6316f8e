// defines poll ppoll select pselect epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd eventfd_read eventfd_write signalfd timerfd_create timerfd_settime timerfd_gettime
#include <ringside/sys.h>

#define EINVAL 22

struct timespec;
struct itimerspec;

int poll(void *fds, unsigned long count, int timeout) { return __ret(SYS(poll, fds, count, timeout)); }

int ppoll(void *fds, unsigned long count, const struct timespec *timeout, const void *mask)
{
    return __ret(SYS(ppoll, fds, count, timeout, mask));
}

int select(int n, void *readable, void *writable, void *exceptional, void *timeout)
{
    return __ret(SYS(select, n, readable, writable, exceptional, timeout));
}

int pselect(int n, void *readable, void *writable, void *exceptional, const struct timespec *timeout, const void *mask)
{
    return __ret(SYS(pselect6, n, readable, writable, exceptional, timeout, mask));
}

int epoll_create(int size)
{
    return __ret(size <= 0 ? -EINVAL : SYS(epoll_create1, 0));
}

int epoll_create1(int flags) { return __ret(SYS(epoll_create1, flags)); }
int epoll_ctl(int ep, int operation, int fd, void *event) { return __ret(SYS(epoll_ctl, ep, operation, fd, event)); }
int epoll_wait(int ep, void *events, int max, int timeout) { return __ret(SYS(epoll_wait, ep, events, max, timeout)); }

int epoll_pwait(int ep, void *events, int max, int timeout, const void *mask)
{
    return __ret(SYS(epoll_pwait, ep, events, max, timeout, mask));
}

int eventfd(unsigned count, int flags) { return __ret(SYS(eventfd2, count, flags)); }

int eventfd_read(int fd, unsigned long *value)
{
    return __ret(SYS(read, fd, value, 8)) == 8 ? 0 : -1;
}

int eventfd_write(int fd, unsigned long value)
{
    return __ret(SYS(write, fd, &value, 8)) == 8 ? 0 : -1;
}

int signalfd(int fd, const void *mask, int flags) { return __ret(SYS(signalfd4, fd, mask, 8, flags)); }
int timerfd_create(int clock, int flags) { return __ret(SYS(timerfd_create, clock, flags)); }

int timerfd_settime(int fd, int flags, const struct itimerspec *value, struct itimerspec *old)
{
    return __ret(SYS(timerfd_settime, fd, flags, value, old));
}

int timerfd_gettime(int fd, struct itimerspec *value) { return __ret(SYS(timerfd_gettime, fd, value)); }
