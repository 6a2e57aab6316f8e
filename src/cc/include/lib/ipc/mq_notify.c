// defines mq_notify
#include <ringside/sys.h>
#include <mqueue.h>

#define SIGEV_THREAD 2

int __notify_by_thread(const struct sigevent *event, struct sigevent *told);

int mq_notify(mqd_t queue, const struct sigevent *event)
{
    struct sigevent told;
    if (event && event->sigev_notify == SIGEV_THREAD) {
        if (__notify_by_thread(event, &told) < 0)
            return -1;
        event = &told;
    }
    return __ret(SYS(mq_notify, queue, event));
}
