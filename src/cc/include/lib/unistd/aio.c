// defines aio_read aio_write aio_fsync aio_error aio_return aio_suspend aio_cancel lio_listio aio_init
/* Asynchronous input and output (aio(7)), as glibc does it: in threads of the library.
   - The requests of one descriptor stand in a queue of their own, highest priority first, and one thread carries them
     out one after the other; requests of different descriptors go on at once.
   - `lock` guards the queues. A request's outcome is written last and atomically, so that aio_error needs no lock and
     may be called in a handler.
   - Who waits for requests waits for `finished`, the number of requests that have ended, to change, and looks again.
   Model: a queue's thread ends with its last request (glibc's waits a second for more), and there is no limit on the
   number of threads (glibc's is 20). */
#define _GNU_SOURCE
#include <ringside/sys.h>
#include <pthread.h>
#include <signal.h>
#include <aio.h>

#define EINTR 4
#define EBADF 9
#define EAGAIN 11
#define EINVAL 22
#define EIO 5
#define ESPIPE 29
#define ETIMEDOUT 110
#define EINPROGRESS 115
#define ECANCELED 125
#define FUTEX_WAIT 0
#define FUTEX_WAKE 1
#define FUTEX_WAIT_UNTIL 9  /* FUTEX_WAIT_BITSET: until a moment of the monotonic clock */
#define PRIO_DELTA_MAX 20
/* More values of aio_lio_opcode. */
#define DSYNC 3
#define SYNC 4

/* A call of lio_listio(LIO_NOWAIT) some of whose requests have not ended. */
struct batch {
    int left;
    struct sigevent event;
};

struct request {
    struct aiocb *block;
    struct batch *batch;
    struct request *next;
};

struct queue {
    int fd;
    struct request *first;  /* the one being carried out */
    struct queue *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct queue *queues;
static unsigned finished;

static int outcome(const struct aiocb *block) { return __atomic_load_n(&block->__error_code, __ATOMIC_ACQUIRE); }

static void *call(void *arg)
{
    struct sigevent event = *(struct sigevent *)arg;
    BUILTIN(free, arg);
    event.sigev_notify_function(event.sigev_value);
    return NULL;
}

static void notify(const struct sigevent *event)
{
    if (event->sigev_notify == SIGEV_THREAD) {
        struct sigevent *copy = (struct sigevent *)BUILTIN(malloc, sizeof *copy);
        pthread_attr_t detached, *attr = event->sigev_notify_attributes;
        pthread_t thread;
        if (!copy)
            return;
        *copy = *event;
        if (!attr) {
            attr = &detached;
            pthread_attr_init(attr);
            pthread_attr_setdetachstate(attr, PTHREAD_CREATE_DETACHED);
        }
        if (pthread_create(&thread, attr, call, copy) != 0)
            BUILTIN(free, copy);
    } else if (event->sigev_notify == SIGEV_SIGNAL) {
        siginfo_t info = { 0 };
        info.si_signo = event->sigev_signo;
        info.si_code = SI_ASYNCIO;
        info.si_pid = SYS(getpid);
        info.si_uid = SYS(getuid);
        info.si_value = event->sigev_value;
        SYS(rt_sigqueueinfo, info.si_pid, info.si_signo, &info);
    }
}

/* A request has ended and is in no queue any more. */
static void finish(struct request *r, long answer)
{
    struct aiocb *block = r->block;
    struct sigevent event = block->aio_sigevent;
    block->__return_value = answer < 0 ? -1 : answer;
    __atomic_store_n(&block->__error_code, answer < 0 ? (int)-answer : 0, __ATOMIC_RELEASE);
    notify(&event);
    if (r->batch && --r->batch->left == 0) {
        notify(&r->batch->event);
        BUILTIN(free, r->batch);
    }
    BUILTIN(free, r);
    __atomic_fetch_add(&finished, 1, __ATOMIC_RELEASE);
    SYS(futex, &finished, FUTEX_WAKE, 0x7fffffff, NULL, NULL, 0);
}

/* What cannot be read or written at a place (a pipe, a socket) is read or written where it stands. */
static long carry_out(const struct aiocb *b)
{
    long answer;
    switch (b->aio_lio_opcode) {
    case LIO_READ:
        answer = SYS(pread64, b->aio_fildes, b->aio_buf, b->aio_nbytes, b->aio_offset);
        return answer == -ESPIPE ? SYS(read, b->aio_fildes, b->aio_buf, b->aio_nbytes) : answer;
    case LIO_WRITE:
        answer = SYS(pwrite64, b->aio_fildes, b->aio_buf, b->aio_nbytes, b->aio_offset);
        return answer == -ESPIPE ? SYS(write, b->aio_fildes, b->aio_buf, b->aio_nbytes) : answer;
    case DSYNC:
        return SYS(fdatasync, b->aio_fildes);
    case SYNC:
        return SYS(fsync, b->aio_fildes);
    }
    return -EINVAL;
}

/* A queue's thread. It alone takes the first request out, so that one stays where it is while it is carried out. */
static void *serve(void *arg)
{
    struct queue *queue = arg, **at;
    SYS(pthread_mutex_lock, &lock);
    while (queue->first) {
        struct request *r = queue->first;
        SYS(pthread_mutex_unlock, &lock);
        long answer = carry_out(r->block);
        SYS(pthread_mutex_lock, &lock);
        queue->first = r->next;
        finish(r, answer);
    }
    for (at = &queues; *at != queue; at = &(*at)->next)
        ;
    *at = queue->next;
    SYS(pthread_mutex_unlock, &lock);
    BUILTIN(free, queue);
    return NULL;
}

static struct queue *queue_of(int fd)
{
    struct queue *queue = queues;
    while (queue && queue->fd != fd)
        queue = queue->next;
    return queue;
}

/* A new queue, whose thread blocks every signal: the program's handlers run in the program's own threads. */
static int new_queue(int fd, struct request *first)
{
    struct queue *queue = (struct queue *)BUILTIN(malloc, sizeof *queue);
    sigset_t all = { { ~0UL } }, old;
    pthread_attr_t attr;
    pthread_t thread;
    if (!queue)
        return EAGAIN;
    *queue = (struct queue){ fd, first, queues };
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    SYS(rt_sigprocmask, SIG_BLOCK, &all, &old);
    int error = pthread_create(&thread, &attr, serve, queue);
    SYS(rt_sigprocmask, SIG_SETMASK, &old, NULL);
    if (error) {
        BUILTIN(free, queue);
        return EAGAIN;
    }
    queues = queue;
    return 0;
}

/* Behind those of the same or a higher priority, and never before the one being carried out. */
static void put_in(struct queue *queue, struct request *r)
{
    struct request **at = &queue->first->next;
    while (*at && (*at)->block->__abs_prio >= r->block->__abs_prio)
        at = &(*at)->next;
    r->next = *at;
    *at = r;
}

/* With the lock held. The error number, which is also the block's outcome; 0 when the request is in its queue. */
static int submit(struct aiocb *block, int operation, struct batch *batch)
{
    struct sched_param param;
    int error = 0;
    struct request *r = NULL;
    if (block->aio_reqprio < 0 || block->aio_reqprio > PRIO_DELTA_MAX)
        error = EINVAL;
    else if (!(r = (struct request *)BUILTIN(malloc, sizeof *r)))
        error = EAGAIN;
    else {
        pthread_getschedparam(pthread_self(), &block->__policy, &param);
        block->__abs_prio = param.sched_priority - block->aio_reqprio;
        block->aio_lio_opcode = operation;
        block->__return_value = 0;
        __atomic_store_n(&block->__error_code, EINPROGRESS, __ATOMIC_RELEASE);
        *r = (struct request){ block, batch, NULL };
        struct queue *queue = queue_of(block->aio_fildes);
        if (queue && queue->first)
            put_in(queue, r);
        else if (queue)
            queue->first = r;
        else
            error = new_queue(block->aio_fildes, r);
    }
    if (error) {
        if (r)
            BUILTIN(free, r);
        block->__return_value = -1;
        __atomic_store_n(&block->__error_code, error, __ATOMIC_RELEASE);
    }
    return error;
}

static int submit_one(struct aiocb *block, int operation)
{
    SYS(pthread_mutex_lock, &lock);
    int error = submit(block, operation, NULL);
    SYS(pthread_mutex_unlock, &lock);
    return __ret(-error);
}

int aio_read(struct aiocb *block) { return submit_one(block, LIO_READ); }
int aio_write(struct aiocb *block) { return submit_one(block, LIO_WRITE); }

int aio_fsync(int operation, struct aiocb *block)
{
    if (operation != O_DSYNC && operation != O_SYNC)
        return __ret(-EINVAL);
    long flags = SYS(fcntl, block->aio_fildes, F_GETFL, 0);
    /* aio_fsync(3): EBADF also for a descriptor that is not open for writing. */
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY)
        return __ret(-EBADF);
    return submit_one(block, operation == O_SYNC ? SYNC : DSYNC);
}

int aio_error(const struct aiocb *block) { return outcome(block); }
ssize_t aio_return(struct aiocb *block) { return block->__return_value; }

/* Waits until a request ends that had not ended when there were `seen`. A handler cuts it off; it can be cancelled. */
static long wait_for_more(unsigned seen, const struct timespec *deadline)
{
    int type;
    SYS(pthread_setcanceltype, PTHREAD_CANCEL_ASYNCHRONOUS, &type);
    long r = SYS(futex, &finished, deadline ? FUTEX_WAIT_UNTIL : FUTEX_WAIT, seen, deadline, NULL, ~0U);
    SYS(pthread_setcanceltype, type, NULL);
    return r;
}

int aio_suspend(const struct aiocb *const list[], int count, const struct timespec *restrict timeout)
{
    struct timespec deadline;
    if (count < 0)
        return __ret(-EINVAL);
    if (timeout) {
        SYS(clock_gettime, CLOCK_MONOTONIC, &deadline);
        deadline.tv_sec += timeout->tv_sec + (deadline.tv_nsec + timeout->tv_nsec) / 1000000000;
        deadline.tv_nsec = (deadline.tv_nsec + timeout->tv_nsec) % 1000000000;
    }
    for (;;) {
        unsigned seen = __atomic_load_n(&finished, __ATOMIC_ACQUIRE);
        int waiting = 0;
        for (int i = 0; i < count; i++)
            if (list[i] && outcome(list[i]) != EINPROGRESS)
                return 0;
            else if (list[i])
                waiting = 1;
        if (!waiting)
            return 0;
        long r = wait_for_more(seen, timeout ? &deadline : NULL);
        /* aio_suspend(3): EAGAIN when the time has gone by. */
        if (r == -EINTR || r == -ETIMEDOUT)
            return __ret(r == -EINTR ? -EINTR : -EAGAIN);
    }
}

/* aio_cancel(3): requests that only stand in the queue are taken out; the one being carried out goes on. */
int aio_cancel(int fd, struct aiocb *block)
{
    if (SYS(fcntl, fd, F_GETFL, 0) < 0)
        return __ret(-EBADF);
    if (block && block->aio_fildes != fd)
        return __ret(-EINVAL);
    SYS(pthread_mutex_lock, &lock);
    struct queue *queue = queue_of(fd);
    int answer = AIO_ALLDONE;
    if (queue && queue->first) {
        struct request **at = &queue->first->next;
        if (!block || queue->first->block == block)
            answer = AIO_NOTCANCELED;
        while (*at) {
            struct request *r = *at;
            if (block && r->block != block) {
                at = &r->next;
                continue;
            }
            if (block)
                answer = AIO_CANCELED;
            *at = r->next;
            finish(r, -ECANCELED);
        }
    }
    SYS(pthread_mutex_unlock, &lock);
    return answer;
}

/* LIO_WAIT: until every one of them has ended. */
static int wait_for_all(struct aiocb *const list[], int count)
{
    int failed = 0;
    for (int i = 0; i < count; i++) {
        if (!list[i] || list[i]->aio_lio_opcode == LIO_NOP)
            continue;
        for (;;) {
            unsigned seen = __atomic_load_n(&finished, __ATOMIC_ACQUIRE);
            if (outcome(list[i]) != EINPROGRESS)
                break;
            if (wait_for_more(seen, NULL) == -EINTR)
                return -EINTR;
        }
        failed |= outcome(list[i]) != 0;
    }
    return failed ? -EIO : 0;
}

int lio_listio(int mode, struct aiocb *const list[restrict], int count, struct sigevent *restrict event)
{
    struct batch *batch = NULL;
    int failed = 0;
    if ((mode != LIO_WAIT && mode != LIO_NOWAIT) || count < 0)
        return __ret(-EINVAL);
    if (mode == LIO_NOWAIT) {
        batch = (struct batch *)BUILTIN(calloc, 1, sizeof *batch);
        if (!batch)
            return __ret(-EAGAIN);
        batch->event.sigev_notify = SIGEV_NONE;
        if (event)
            batch->event = *event;
        batch->left = 1;  /* this call itself, until all are in their queues */
    }
    SYS(pthread_mutex_lock, &lock);
    for (int i = 0; i < count; i++) {
        if (!list[i] || list[i]->aio_lio_opcode == LIO_NOP)
            continue;
        if (submit(list[i], list[i]->aio_lio_opcode, batch) != 0)
            failed = 1;
        else if (batch)
            batch->left++;
    }
    if (batch && --batch->left == 0) {
        notify(&batch->event);
        BUILTIN(free, batch);
    }
    SYS(pthread_mutex_unlock, &lock);
    if (mode == LIO_WAIT) {
        int answer = wait_for_all(list, count);
        return __ret(answer == 0 && failed ? -EIO : answer);
    }
    return __ret(failed ? -EIO : 0);
}

/* glibc's way to size its pool of threads; there is no pool. */
void aio_init(const struct aioinit *init) {}
