//@ native
//@ set: uid=0
/* What the calls on processes, signals, clocks, queues and memory refuse, and by which error. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <limits.h>
#include <signal.h>
#include <sched.h>
#include <time.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <semaphore.h>
#include <mqueue.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/socket.h>

static long number;

/* What a call answers: nothing, something, or an error by its name. */
static void say(const char *call, long r)
{
    int e = errno;
    number++;
    if (r == -1)
        printf("%ld %s: %s\n", number, call, strerrorname_np(e));
    else
        printf("%ld %s: %s\n", number, call, r == 0 ? "0" : "more");
}

/* The same for what gives its error itself, as pthreads do. */
static void told(const char *call, int e)
{
    printf("%ld %s: %s\n", ++number, call, e ? strerrorname_np(e) : "0");
}

#define TRY(call) (errno = 0, say(#call, (long)(call)))
#define ASK(call) told(#call, call)
union semun { int val; struct semid_ds *buf; unsigned short *array; };

int main(void)
{
    sigset_t set;
    sigemptyset(&set);
    struct sigaction sa = {.sa_handler = SIG_DFL};
    int st;
    siginfo_t si;
    struct timespec ts = {0, 0}, bt = {0, 1000000000};
    struct itimerval iv = {{0}};
    struct itimerspec its = {{0}};
    timer_t t;
    struct rlimit rl;
    char buf[100];
    TRY(kill(0x7ffffff, 0));
    TRY(kill(getpid(), -1));
    TRY(kill(getpid(), 65));
    TRY(killpg(0x7ffffff, 0));
    TRY(killpg(-5, 0));
    TRY(raise(99));
    TRY(sigaction(SIGKILL, &sa, NULL));
    TRY(sigaction(0, &sa, NULL));
    TRY(sigaction(65, &sa, NULL));
    TRY(sigaction(SIGKILL, NULL, &sa));
    TRY(sigprocmask(99, &set, NULL));
    TRY(sigprocmask(99, NULL, NULL));
    TRY(sigaddset(&set, 0));
    TRY(sigaddset(&set, 65));
    TRY(sigismember(&set, 99));
    TRY(signal(SIGSTOP, SIG_IGN) == SIG_ERR ? -1 : 0);
    TRY(signal(99, SIG_IGN) == SIG_ERR ? -1 : 0);
    TRY(sigqueue(0x7ffffff, 0, (union sigval){0}));
    TRY(sigqueue(getpid(), 99, (union sigval){0}));
    TRY(sigtimedwait(&set, &si, &ts));
    TRY(sigtimedwait(&set, &si, &bt));
    TRY(sigaltstack(&(stack_t){.ss_size = 100, .ss_sp = buf}, NULL));
    TRY(sigaltstack(&(stack_t){.ss_size = 10000, .ss_sp = buf, .ss_flags = 99}, NULL));
    TRY(tgkill(getpid(), 0x7ffffff, 0));
    TRY(syscall(SYS_tgkill, -1, 1, 0));
    TRY(syscall(SYS_tkill, 0, 0));
    TRY(wait(NULL));
    TRY(waitpid(-1, &st, 0));
    TRY(waitpid(0x7ffffff, &st, 0));
    TRY(waitpid(-1, &st, 0x100000));
    TRY(waitpid(INT_MIN, &st, 0));
    TRY(waitid(P_ALL, 0, &si, 0));
    TRY(waitid(P_ALL, 0, &si, WEXITED));
    TRY(waitid(99, 0, &si, WEXITED));
    TRY(waitid(P_PID, -1, &si, WEXITED));
    TRY(execl("none", "none", NULL));
    TRY(execl("/tmp", "x", NULL));
    TRY(execl("/etc/passwd/x", "x", NULL));
    TRY(execlp("no-such-program", "x", NULL));
    TRY(execl("", "x", NULL));
    TRY(setpgid(-1, 0));
    TRY(setpgid(0x7ffffff, 0));
    TRY(setpgid(0, 0x7ffffff));
    TRY(getpgid(0x7ffffff));
    TRY(getsid(0x7ffffff));
    TRY(getpriority(99, 0));
    TRY(getpriority(PRIO_PROCESS, 0x7ffffff));
    TRY(setpriority(PRIO_PROCESS, 0x7ffffff, 0));
    TRY(getrlimit(99, &rl));
    TRY(setrlimit(RLIMIT_CORE, &(struct rlimit){5, 4}));
    TRY(getrusage(99, (void *)buf));
    TRY(prctl(9999, 0, 0, 0, 0));
    TRY(prctl(PR_SET_PDEATHSIG, 99));
    TRY(sched_setscheduler(0, 99, &(struct sched_param){0}));
    TRY(sched_setscheduler(0, SCHED_OTHER, &(struct sched_param){5}));
    TRY(sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){0}));
    TRY(sched_getscheduler(-1));
    TRY(sched_getscheduler(0x7ffffff));
    TRY(sched_setparam(0, &(struct sched_param){1}));
    TRY(sched_get_priority_max(99));
    TRY(sched_rr_get_interval(-1, &ts));
    TRY(sched_getaffinity(0, 1, (void *)buf));
    cpu_set_t cs;
    CPU_ZERO(&cs);
    TRY(sched_setaffinity(0, sizeof cs, &cs));
    TRY(nice(0));
    TRY(sethostname("x", -1));
    TRY(gethostname(buf, 1));
    TRY(sysconf(9999));
    TRY(pathconf("none", _PC_NAME_MAX));
    TRY(pathconf("/", 9999));
    TRY(nanosleep(&bt, NULL));
    TRY(nanosleep(&(struct timespec){-1, 0}, NULL));
    TRY(usleep(0));
    ASK(clock_nanosleep(99, 0, &ts, NULL));
    ASK(clock_nanosleep(CLOCK_REALTIME, 0, &bt, NULL));
    TRY(clock_gettime(99, &ts));
    TRY(clock_getres(99, &ts));
    TRY(clock_settime(CLOCK_MONOTONIC, &ts));
    TRY(setitimer(99, &iv, NULL));
    TRY(setitimer(ITIMER_REAL, &(struct itimerval){{0, 0}, {0, 1000000}}, NULL));
    TRY(getitimer(99, &iv));
    TRY(timer_create(99, NULL, &t));
    TRY(timer_create(CLOCK_REALTIME, &(struct sigevent){.sigev_notify = 99}, &t));
    TRY(timer_create(CLOCK_REALTIME, &(struct sigevent){.sigev_notify = SIGEV_SIGNAL, .sigev_signo = 99}, &t));
    TRY(timer_create(CLOCK_REALTIME, &(struct sigevent){.sigev_notify = SIGEV_NONE}, &t));
    TRY(timer_settime(t, 0, &(struct itimerspec){{0, 0}, {0, 1000000000}}, NULL));
    TRY(timer_gettime(t, &its));
    TRY(timer_getoverrun(t));
    TRY(timer_delete(t));
    TRY(timerfd_create(99, 0));
    TRY(timerfd_create(CLOCK_REALTIME, 99));
    TRY(timerfd_settime(0, 0, &its, NULL));
    TRY(eventfd(0, 99));
    TRY(signalfd(99, &set, 0));
    TRY(signalfd(0, &set, 0));
    TRY(signalfd(-1, &set, 99));
    int ep = epoll_create1(0), p[2];
    pipe(p);
    struct epoll_event ev = {.events = EPOLLIN};
    struct pollfd pf = {99, POLLIN};
    TRY(epoll_create(0));
    TRY(epoll_create1(99));
    TRY(epoll_ctl(99, EPOLL_CTL_ADD, p[0], &ev));
    TRY(epoll_ctl(ep, EPOLL_CTL_ADD, 99, &ev));
    TRY(epoll_ctl(ep, EPOLL_CTL_ADD, ep, &ev));
    TRY(epoll_ctl(p[0], EPOLL_CTL_ADD, p[1], &ev));
    TRY(epoll_ctl(ep, EPOLL_CTL_MOD, p[0], &ev));
    TRY(epoll_ctl(ep, EPOLL_CTL_DEL, p[0], &ev));
    TRY(epoll_ctl(ep, EPOLL_CTL_ADD, p[0], &ev));
    TRY(epoll_ctl(ep, EPOLL_CTL_ADD, p[0], &ev));
    TRY(epoll_ctl(ep, 99, p[0], &ev));
    TRY(epoll_ctl(ep, EPOLL_CTL_ADD, open("/etc/passwd", O_RDONLY), &ev));
    TRY(epoll_wait(ep, &ev, 0, 0));
    TRY(epoll_wait(ep, &ev, -1, 0));
    TRY(epoll_wait(p[0], &ev, 1, 0));
    TRY(epoll_wait(99, &ev, 1, 0));
    TRY(poll(&pf, 1, 0));
    TRY(poll(NULL, 0, 0));
    TRY(poll(&pf, 10000000, 0));
    TRY(ppoll(&pf, 1, &bt, NULL));
    fd_set fs;
    FD_ZERO(&fs);
    FD_SET(55, &fs);
    TRY(select(56, &fs, NULL, NULL, &(struct timeval){0, 0}));
    TRY(select(-1, NULL, NULL, NULL, &(struct timeval){0, 0}));
    TRY(select(0, NULL, NULL, NULL, &(struct timeval){-1, 0}));
    TRY(pselect(0, NULL, NULL, NULL, &bt, NULL));
    int q = msgget(IPC_PRIVATE, 0600), sm = semget(IPC_PRIVATE, 2, 0600), sh = shmget(IPC_PRIVATE, 100, 0600);
    struct { long t; char c[10]; } m = {0};
    TRY(msgget(0x7777, 0));
    TRY(msgsnd(q, &m, 1, 0));
    m.t = 1;
    TRY(msgsnd(q, &m, -1, 0));
    TRY(msgsnd(q, &m, 100000, 0));
    TRY(msgsnd(99999, &m, 1, 0));
    TRY(msgsnd(-1, &m, 1, 0));
    TRY(msgrcv(q, &m, 1, 0, IPC_NOWAIT));
    TRY(msgrcv(q, &m, -1, 0, IPC_NOWAIT));
    TRY(msgsnd(q, &m, 5, 0));
    TRY(msgrcv(q, &m, 2, 0, IPC_NOWAIT));
    TRY(msgrcv(q, &m, 2, 0, IPC_NOWAIT|MSG_NOERROR));
    TRY(msgctl(q, 99, NULL));
    TRY(msgctl(-1, IPC_STAT, (void *)buf));
    TRY(msgctl(q, IPC_RMID, NULL));
    TRY(msgctl(q, IPC_RMID, NULL));
    TRY(semget(0x7778, 1, 0));
    TRY(semget(IPC_PRIVATE, 0, 0600));
    TRY(semget(IPC_PRIVATE, 100000, 0600));
    TRY(semget(IPC_PRIVATE, -1, 0600));
    TRY(semop(sm, &(struct sembuf){5, 1, 0}, 1));
    TRY(semop(sm, &(struct sembuf){0, 1, 0}, 0));
    TRY(semop(sm, &(struct sembuf){0, -1, IPC_NOWAIT}, 1));
    TRY(semop(sm, &(struct sembuf){0, 32767, 0}, 1));
    TRY(semop(sm, &(struct sembuf){0, 1, 0}, 1));
    TRY(semop(99999, &(struct sembuf){0, 1, 0}, 1));
    TRY(semop(sm, &(struct sembuf){0, 1, 0}, 10000));
    TRY(semtimedop(sm, &(struct sembuf){1, -1, 0}, 1, &bt));
    TRY(semctl(sm, 0, SETVAL, (union semun){.val = -1}));
    TRY(semctl(sm, 0, SETVAL, (union semun){.val = 40000}));
    TRY(semctl(sm, 9, GETVAL));
    TRY(semctl(sm, 0, 99));
    TRY(semctl(sm, 0, IPC_RMID));
    TRY(semctl(sm, 0, GETVAL));
    TRY(shmget(0x7779, 100, 0));
    TRY(shmget(IPC_PRIVATE, 0, 0600));
    TRY(shmat(-1, NULL, 0));
    TRY(shmat(sh, (void *)1, 0));
    TRY(shmdt((void *)4096));
    TRY(shmdt(buf));
    TRY(shmctl(sh, 99, NULL));
    TRY(shmctl(-1, IPC_STAT, (void *)buf));
    TRY(shmctl(sh, IPC_RMID, NULL));
    TRY(shmctl(sh, IPC_RMID, NULL));
    TRY(ftok("none", 1));
    int k1 = shmget(0x7780, 100, IPC_CREAT|0600);
    TRY(shmget(0x7780, 100, IPC_CREAT|IPC_EXCL|0600));
    TRY(shmget(0x7780, 1000, 0600));
    shmctl(k1, IPC_RMID, NULL);
    TRY(sem_open("/none_u", 0) == SEM_FAILED ? -1 : 0);
    TRY(sem_open("/a/b", O_CREAT, 0600, 1) == SEM_FAILED ? -1 : 0);
    TRY(sem_open("", O_CREAT, 0600, 1) == SEM_FAILED ? -1 : 0);
    TRY(sem_open("/x_u", O_CREAT, 0600, 0x80000000u) == SEM_FAILED ? -1 : 0);
    TRY(sem_unlink("/none_u"));
    sem_t sem;
    TRY(sem_init(&sem, 0, 0x80000000u));
    TRY(sem_init(&sem, 0, 0));
    TRY(sem_trywait(&sem));
    TRY(sem_timedwait(&sem, &bt));
    TRY(sem_timedwait(&sem, &(struct timespec){0, 0}));
    sem_init(&sem, 0, INT_MAX);
    TRY(sem_post(&sem));
    TRY(shm_open("/none_u", O_RDONLY, 0));
    TRY(shm_open("/", O_CREAT|O_RDWR, 0600));
    TRY(shm_open("/a/b", O_CREAT|O_RDWR, 0600));
    TRY(shm_unlink("/none_u"));
    TRY(mq_open("/none_u", O_RDONLY));
    TRY(mq_open("none", O_RDONLY));
    TRY(mq_open("/", O_CREAT|O_RDWR, 0600, NULL));
    TRY(mq_open("/q_u", O_CREAT|O_RDWR, 0600, &(struct mq_attr){.mq_maxmsg = 0, .mq_msgsize = 1}));
    TRY(mq_open("/a/b", O_CREAT|O_RDWR, 0600, NULL));
    TRY(mq_unlink("/none_u"));
    TRY(mq_send(p[0], "x", 1, 0));
    TRY(mq_receive(99, buf, 100, NULL));
    TRY(mq_getattr(p[0], (void *)buf));
    TRY(mmap(NULL, 0, 3, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0));
    TRY(mmap(NULL, 100, 3, MAP_PRIVATE, -1, 0));
    TRY(mmap(NULL, 100, 3, MAP_ANONYMOUS, -1, 0));
    TRY(mmap(NULL, 100, 3, MAP_PRIVATE, p[0], 0));
    TRY(mmap((void *)1, 100, 3, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0));
    TRY(mmap(NULL, -1UL, 3, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0));
    TRY(munmap((void *)1, 100));
    TRY(munmap((void *)4096, 0));
    TRY(munmap((void *)4096, 100));
    TRY(mprotect((void *)1, 100, 3));
    TRY(mprotect((void *)4096, 100, 3));
    TRY(mprotect((void *)4096, 100, 0x1000));
    TRY(msync((void *)1, 10, MS_SYNC));
    TRY(msync((void *)4096, 10, 99));
    TRY(madvise((void *)1, 10, 0));
    TRY(madvise((void *)4096, 10, 0));
    TRY(madvise((void *)4096, 10, 999));
    TRY(mlock((void *)4096, 10));
    TRY(mremap((void *)4096, 4096, 8192, 0) == MAP_FAILED ? -1 : 0);
    TRY(brk((void *)1));
    TRY(memfd_create("x", 0xfff0));
    ASK(posix_memalign((void **)buf, 3, 10));
    TRY(aligned_alloc(64, 0) ? 0 : -1);
    TRY(setenv("", "x", 1));
    TRY(setenv("a=b", "x", 1));
    TRY(unsetenv("a=b"));
    TRY(putenv("NOVALUE"));
    return 0;
}
