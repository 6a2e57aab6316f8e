/* signal.h -- signals (signal(7)). */
#ifndef _SIGNAL_H
#define _SIGNAL_H 1
#include <features.h>
#include <ringside/systypes.h>
#include <ringside/sigset.h>
#include <ringside/timespec.h>
#include <ringside/sigevent.h>
#include <ringside/abi/signal.h>
#define _NSIG NSIG
/* With GNU's names both are what this processor's registers need (sysconf(3), _SC_SIGSTKSZ). */
#define SIGSTKSZ 8192
#ifdef __USE_GNU
#define MINSIGSTKSZ SIGSTKSZ
#else
#define MINSIGSTKSZ 2048
#endif
#define SIGSYS 31
typedef int sig_atomic_t;
typedef __sigset_t sigset_t;
typedef void (*__sighandler_t)(int);
typedef __sighandler_t sig_t;
#ifdef __USE_GNU
typedef __sighandler_t sighandler_t;
#endif
#define SIG_ERR ((__sighandler_t)-1)
#define SIG_DFL ((__sighandler_t)0)
#define SIG_IGN ((__sighandler_t)1)
#define SIG_HOLD ((__sighandler_t)2)
typedef struct {
    int si_signo;
    int si_errno;
    int si_code;
    int __pad0;
    union {
        int _pad[28];
        struct { pid_t si_pid; uid_t si_uid; } _kill;
        struct { int si_tid; int si_overrun; __sigval_t si_sigval; } _timer;
        struct { pid_t si_pid; uid_t si_uid; __sigval_t si_sigval; } _rt;
        struct { pid_t si_pid; uid_t si_uid; int si_status; clock_t si_utime; clock_t si_stime; } _sigchld;
        struct { void *si_addr; short si_addr_lsb; } _sigfault;
        struct { long si_band; int si_fd; } _sigpoll;
    } _sifields;
} siginfo_t;
#define si_pid _sifields._kill.si_pid
#define si_uid _sifields._kill.si_uid
#define si_timerid _sifields._timer.si_tid
#define si_overrun _sifields._timer.si_overrun
#define si_status _sifields._sigchld.si_status
#define si_utime _sifields._sigchld.si_utime
#define si_stime _sifields._sigchld.si_stime
#define si_value _sifields._rt.si_sigval
#define si_int _sifields._rt.si_sigval.sival_int
#define si_ptr _sifields._rt.si_sigval.sival_ptr
#define si_addr _sifields._sigfault.si_addr
#define si_band _sifields._sigpoll.si_band
#define si_fd _sifields._sigpoll.si_fd
struct sigaction {
    union {
        __sighandler_t sa_handler;
        void (*sa_sigaction)(int, siginfo_t *, void *);
    } __sigaction_handler;
    __sigset_t sa_mask;
    int sa_flags;
    void (*sa_restorer)(void);
};
#define sa_handler __sigaction_handler.sa_handler
#define sa_sigaction __sigaction_handler.sa_sigaction
typedef struct {
    void *ss_sp;
    int ss_flags;
    size_t ss_size;
} stack_t;
struct sigstack {
    void *ss_sp;
    int ss_onstack;
};
#include <sys/ucontext.h>
#ifndef __USE_MISC
/* Without BSD names, signal() is System V's: the handler is reset as it is called (signal(2)). */
#define signal __sysv_signal
#endif
__sighandler_t signal(int signum, __sighandler_t handler);
__sighandler_t sysv_signal(int signum, __sighandler_t handler);
__sighandler_t bsd_signal(int signum, __sighandler_t handler);
int sigaction(int signum, const struct sigaction *restrict action, struct sigaction *restrict old);
int sigprocmask(int how, const sigset_t *restrict set, sigset_t *restrict old);
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int signum);
int sigdelset(sigset_t *set, int signum);
int sigismember(const sigset_t *set, int signum);
int sigpending(sigset_t *set);
int sigsuspend(const sigset_t *mask);
int kill(pid_t pid, int signum);
int raise(int signum);
#ifdef __USE_XOPEN
/* System V's takes a signal, BSD's a mask (sigpause(3)). */
#define sigpause __xpg_sigpause
#endif
int sigpause(int mask) __attribute_deprecated_msg__("Use the sigsuspend function instead");
#define sigmask(signum) (1 << ((signum) - 1))
int __libc_current_sigrtmin(void);
int __libc_current_sigrtmax(void);
extern const char *const sys_siglist[];
#ifdef __USE_GNU
int sigisemptyset(const sigset_t *set);
int sigandset(sigset_t *set, const sigset_t *a, const sigset_t *b);
int sigorset(sigset_t *set, const sigset_t *a, const sigset_t *b);
int pthread_sigqueue(pthread_t thread, int signum, const union sigval value);
int tgkill(pid_t pid, pid_t tid, int signum);
#endif
#ifdef __USE_MISC
int sigblock(int mask) __attribute_deprecated__;
int sigsetmask(int mask) __attribute_deprecated__;
int siggetmask(void) __attribute_deprecated__;
#endif
#if defined __USE_MISC || defined __USE_XOPEN_EXTENDED
int killpg(pid_t group, int signum);
int siginterrupt(int signum, int flag) __attribute_deprecated_msg__("Use sigaction with SA_RESTART instead");
int sigaltstack(const stack_t *restrict stack, stack_t *restrict old);
#endif
#ifdef __USE_XOPEN2K8
void psignal(int signum, const char *s);
void psiginfo(const siginfo_t *info, const char *s);
#endif
#ifdef __USE_POSIX199506
int pthread_sigmask(int how, const sigset_t *restrict set, sigset_t *restrict old);
int pthread_kill(pthread_t thread, int signum);
int sigwait(const sigset_t *restrict set, int *restrict signum);
#endif
#ifdef __USE_POSIX199309
int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info);
int sigtimedwait(const sigset_t *restrict set, siginfo_t *restrict info, const struct timespec *restrict timeout);
int sigqueue(pid_t pid, int signum, const union sigval value);
#endif
#ifdef __USE_XOPEN_EXTENDED
__sighandler_t sigset(int signum, __sighandler_t handler)
    __attribute_deprecated_msg__("Use the signal and sigprocmask functions instead");
int sighold(int signum) __attribute_deprecated_msg__("Use the sigprocmask function instead");
int sigrelse(int signum) __attribute_deprecated_msg__("Use the sigprocmask function instead");
int sigignore(int signum) __attribute_deprecated_msg__("Use the signal function instead");
#endif
#endif
