/* mqueue.h -- POSIX message queues (mq_overview(7)). */
#ifndef _MQUEUE_H
#define _MQUEUE_H 1
#include <features.h>
#include <sys/types.h>
#include <fcntl.h>
#include <ringside/sigevent.h>
#include <ringside/abi/mqueue.h>
typedef int mqd_t;
struct mq_attr {
    long mq_flags;
    long mq_maxmsg;
    long mq_msgsize;
    long mq_curmsgs;
    long __pad[4];
};
mqd_t mq_open(const char *name, int flags, ...);
int mq_close(mqd_t queue);
int mq_unlink(const char *name);
int mq_getattr(mqd_t queue, struct mq_attr *attr);
int mq_setattr(mqd_t queue, const struct mq_attr *restrict attr, struct mq_attr *restrict old);
int mq_send(mqd_t queue, const char *message, size_t size, unsigned priority);
ssize_t mq_receive(mqd_t queue, char *message, size_t size, unsigned *priority);
int mq_notify(mqd_t queue, const struct sigevent *event);
#ifdef __USE_XOPEN2K
int mq_timedsend(mqd_t queue, const char *message, size_t size, unsigned priority, const struct timespec *deadline);
ssize_t mq_timedreceive(mqd_t queue, char *restrict message, size_t size, unsigned *restrict priority,
                        const struct timespec *restrict deadline);
#endif
#endif
