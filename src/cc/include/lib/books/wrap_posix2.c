// defines Mq_open Sem_open Sem_trywait
/* Those of Stevens's wrappers that do not follow the pattern. */
#include <errno.h>
#include <mqueue.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stddef.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

mqd_t Mq_open(const char *name, int flags, ...)
{
    mode_t mode = 0;
    struct mq_attr *attr = NULL;
    va_list args;
    va_start(args, flags);
    if (flags & O_CREAT) {
        mode = va_arg(args, mode_t);
        attr = va_arg(args, struct mq_attr *);
    }
    va_end(args);
    mqd_t r = mq_open(name, flags, mode, attr);
    if (r == (mqd_t)-1)
        err_sys("mq_open error for %s", name);
    return r;
}

sem_t *Sem_open(const char *name, int flags, ...)
{
    mode_t mode = 0;
    unsigned value = 0;
    va_list args;
    va_start(args, flags);
    if (flags & O_CREAT) {
        mode = va_arg(args, mode_t);
        value = va_arg(args, unsigned);
    }
    va_end(args);
    sem_t *sem = sem_open(name, flags, mode, value);
    if (sem == SEM_FAILED)
        err_sys("sem_open error for %s", name);
    return sem;
}

int Sem_trywait(sem_t *sem)
{
    int r = sem_trywait(sem);
    if (r < 0 && errno != EAGAIN)
        err_sys("sem_trywait error");
    return r;
}
