// defines Mq_close Mq_unlink Mq_send Mq_receive Mq_notify Mq_getattr Mq_setattr Sem_close Sem_unlink Sem_init Sem_destroy Sem_wait Sem_post Sem_getvalue Shm_open Shm_unlink Mmap Munmap
/* Stevens's wrappers of POSIX interprocess communication: a function with a capital letter does not come back when it fails. */
#include <sys/mman.h>
#include <mqueue.h>
#include <semaphore.h>
#include <signal.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

void Mq_close(mqd_t queue)
{
    if (mq_close(queue) < 0)
        err_sys("mq_close error");
}

void Mq_unlink(const char *name)
{
    if (mq_unlink(name) < 0)
        err_sys("mq_unlink error");
}

void Mq_send(mqd_t queue, const char *message, size_t size, unsigned priority)
{
    if (mq_send(queue, message, size, priority) < 0)
        err_sys("mq_send error");
}

ssize_t Mq_receive(mqd_t queue, char *message, size_t size, unsigned *priority)
{
    ssize_t r = mq_receive(queue, message, size, priority);
    if (r < 0)
        err_sys("mq_receive error");
    return r;
}

void Mq_notify(mqd_t queue, const struct sigevent *event)
{
    if (mq_notify(queue, event) < 0)
        err_sys("mq_notify error");
}

void Mq_getattr(mqd_t queue, struct mq_attr *attr)
{
    if (mq_getattr(queue, attr) < 0)
        err_sys("mq_getattr error");
}

void Mq_setattr(mqd_t queue, const struct mq_attr *attr, struct mq_attr *old)
{
    if (mq_setattr(queue, attr, old) < 0)
        err_sys("mq_setattr error");
}

void Sem_close(sem_t *sem)
{
    if (sem_close(sem) < 0)
        err_sys("sem_close error");
}

void Sem_unlink(const char *name)
{
    if (sem_unlink(name) < 0)
        err_sys("sem_unlink error");
}

void Sem_init(sem_t *sem, int shared, unsigned value)
{
    if (sem_init(sem, shared, value) < 0)
        err_sys("sem_init error");
}

void Sem_destroy(sem_t *sem)
{
    if (sem_destroy(sem) < 0)
        err_sys("sem_destroy error");
}

void Sem_wait(sem_t *sem)
{
    if (sem_wait(sem) < 0)
        err_sys("sem_wait error");
}

void Sem_post(sem_t *sem)
{
    if (sem_post(sem) < 0)
        err_sys("sem_post error");
}

void Sem_getvalue(sem_t *sem, int *value)
{
    if (sem_getvalue(sem, value) < 0)
        err_sys("sem_getvalue error");
}

int Shm_open(const char *name, int flags, mode_t mode)
{
    int r = shm_open(name, flags, mode);
    if (r < 0)
        err_sys("shm_open error");
    return r;
}

void Shm_unlink(const char *name)
{
    if (shm_unlink(name) < 0)
        err_sys("shm_unlink error");
}

void *Mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset)
{
    void *r = mmap(address, length, protection, flags, fd, offset);
    if (r == (void *)-1)
        err_sys("mmap error");
    return r;
}

void Munmap(void *address, size_t length)
{
    if (munmap(address, length) < 0)
        err_sys("munmap error");
}
