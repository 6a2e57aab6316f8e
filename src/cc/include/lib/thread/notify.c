// defines __notify_by_thread
/* SIGEV_THREAD (sigevent(7)), as glibc does it: a helper thread waits for a signal of the library's own that carries
   the notification; for each one it starts a thread in the program's function. */
#include <ringside/sys.h>
#include <pthread.h>
#include <signal.h>

#define SIGTIMER 32
#define ENOMEM 12

struct notification {
    void (*function)(union sigval);
    union sigval value;
    pthread_attr_t attr;
};

static int helper;   /* its tid; 0: not started */
static pthread_t helper_thread;

static void *call(void *arg)
{
    struct notification *n = arg;
    n->function(n->value);
    return NULL;
}

static void *serve(void *arg)
{
    sigset_t set = { { 1UL << (SIGTIMER - 1) } };
    siginfo_t info;
    for (;;) {
        if (SYS(rt_sigtimedwait, &set, &info, NULL) != SIGTIMER || !info.si_value.sival_ptr)
            continue;
        struct notification *n = info.si_value.sival_ptr;
        pthread_t thread;
        pthread_create(&thread, &n->attr, call, n);
    }
    return NULL;
}

int __notify_by_thread(const struct sigevent *event, struct sigevent *told)
{
    if (!helper) {
        sigset_t all = { { ~0UL } }, old;
        SYS(rt_sigprocmask, SIG_BLOCK, &all, &old);
        int error = pthread_create(&helper_thread, NULL, serve, NULL);
        SYS(rt_sigprocmask, SIG_SETMASK, &old, NULL);
        if (error) {
            errno = error;
            return -1;
        }
        helper = (int)helper_thread;
    }
    struct notification *n = (struct notification *)BUILTIN(calloc, 1, sizeof *n);
    if (!n) {
        errno = ENOMEM;
        return -1;
    }
    n->function = event->sigev_notify_function;
    n->value = event->sigev_value;
    if (event->sigev_notify_attributes)
        n->attr = *event->sigev_notify_attributes;
    else
        pthread_attr_init(&n->attr);
    pthread_attr_setdetachstate(&n->attr, PTHREAD_CREATE_DETACHED);
    BUILTIN(memset, told, 0, sizeof *told);
    told->sigev_notify = SIGEV_THREAD_ID;
    told->sigev_signo = SIGTIMER;
    told->sigev_value.sival_ptr = n;
    told->sigev_notify_thread_id = helper;
    return 0;
}
