// defines mq_open mq_close mq_unlink mq_getattr mq_setattr mq_send mq_timedsend mq_receive mq_timedreceive
#include <ringside/sys.h>
#include <stdarg.h>
#include <mqueue.h>

mqd_t mq_open(const char *name, int flags, ...)
{
    mode_t mode = 0;
    struct mq_attr *attr = NULL;
    if (name[0] != '/') {
        errno = 22;    /* EINVAL: the library asks for the slash */
        return -1;
    }
    if (flags & O_CREAT) {
        va_list args;
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        attr = va_arg(args, struct mq_attr *);
        va_end(args);
    }
    return __ret(SYS(mq_open, name, flags, mode, attr));
}

int mq_close(mqd_t queue) { return __ret(SYS(close, queue)); }
int mq_unlink(const char *name) { return __ret(SYS(mq_unlink, name)); }
int mq_getattr(mqd_t queue, struct mq_attr *attr) { return __ret(SYS(mq_getsetattr, queue, NULL, attr)); }

int mq_setattr(mqd_t queue, const struct mq_attr *restrict attr, struct mq_attr *restrict old)
{
    return __ret(SYS(mq_getsetattr, queue, attr, old));
}

int mq_send(mqd_t queue, const char *message, size_t size, unsigned priority)
{
    return __ret(SYS(mq_timedsend, queue, message, size, priority, NULL));
}

int mq_timedsend(mqd_t queue, const char *message, size_t size, unsigned priority, const struct timespec *deadline)
{
    return __ret(SYS(mq_timedsend, queue, message, size, priority, deadline));
}

ssize_t mq_receive(mqd_t queue, char *message, size_t size, unsigned *priority)
{
    return __ret(SYS(mq_timedreceive, queue, message, size, priority, NULL));
}

ssize_t mq_timedreceive(mqd_t queue, char *restrict message, size_t size, unsigned *restrict priority,
                        const struct timespec *restrict deadline)
{
    return __ret(SYS(mq_timedreceive, queue, message, size, priority, deadline));
}
