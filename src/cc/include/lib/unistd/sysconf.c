// defines sysconf pathconf fpathconf confstr getpagesize getdtablesize get_nprocs get_nprocs_conf get_phys_pages get_avphys_pages
/* Values as glibc gives them on x86-64 Linux; what the kernel decides is asked of it. */
#include <ringside/sys.h>
#include <unistd.h>
#include <sys/sysinfo.h>
#include <sys/resource.h>

#define EINVAL 22

static long limit(int resource)
{
    struct rlimit r;
    if (SYS(prlimit64, 0, resource, NULL, &r) < 0 || r.rlim_cur == RLIM_INFINITY)
        return -1;
    return r.rlim_cur;
}

int get_nprocs(void)
{
    unsigned long set[16] = { 0 };
    int n = 0;
    SYS(sched_getaffinity, 0, sizeof set, set);
    for (int i = 0; i < 16; i++)
        for (unsigned long w = set[i]; w; w &= w - 1)
            n++;
    return n ? n : 1;
}

int get_nprocs_conf(void) { return get_nprocs(); }

static long pages(int free)
{
    struct sysinfo info;
    if (SYS(sysinfo, &info) < 0)
        return -1;
    return (free ? info.freeram : info.totalram) * info.mem_unit / 4096;
}

long get_phys_pages(void) { return pages(0); }
long get_avphys_pages(void) { return pages(1); }
int getpagesize(void) { return 4096; }
int getdtablesize(void) { return limit(RLIMIT_NOFILE); }

long sysconf(int name)
{
    switch (name) {
    case _SC_ARG_MAX: return 2097152;
    case _SC_CHILD_MAX: return limit(RLIMIT_NPROC);
    case _SC_CLK_TCK: return 100;
    case _SC_NGROUPS_MAX: return 65536;
    case _SC_OPEN_MAX: return limit(RLIMIT_NOFILE);
    case _SC_STREAM_MAX: return 16;
    case _SC_TZNAME_MAX: return -1;
    case _SC_JOB_CONTROL: case _SC_SAVED_IDS: case _SC_SHELL: case _SC_REGEXP: return 1;
    case _SC_REALTIME_SIGNALS: case _SC_PRIORITY_SCHEDULING: case _SC_TIMERS: case _SC_ASYNCHRONOUS_IO:
    case _SC_PRIORITIZED_IO: case _SC_SYNCHRONIZED_IO: case _SC_FSYNC: case _SC_MAPPED_FILES: case _SC_MEMLOCK:
    case _SC_MEMLOCK_RANGE: case _SC_MEMORY_PROTECTION: case _SC_MESSAGE_PASSING: case _SC_SEMAPHORES:
    case _SC_SHARED_MEMORY_OBJECTS: case _SC_VERSION: case _SC_THREADS: case _SC_THREAD_SAFE_FUNCTIONS:
    case _SC_THREAD_ATTR_STACKADDR: case _SC_THREAD_ATTR_STACKSIZE: case _SC_THREAD_PRIORITY_SCHEDULING:
    case _SC_THREAD_PRIO_INHERIT: case _SC_THREAD_PRIO_PROTECT: case _SC_THREAD_PROCESS_SHARED: case _SC_2_VERSION:
    case _SC_BARRIERS: case _SC_CLOCK_SELECTION: case _SC_CPUTIME: case _SC_THREAD_CPUTIME: case _SC_MONOTONIC_CLOCK:
    case _SC_READER_WRITER_LOCKS: case _SC_SPIN_LOCKS: case _SC_SPAWN: case _SC_TIMEOUTS: case _SC_IPV6:
    case _SC_RAW_SOCKETS: case _SC_ADVISORY_INFO:
        return 200809;
    case _SC_AIO_LISTIO_MAX: case _SC_AIO_MAX: case _SC_MQ_OPEN_MAX: case _SC_SEM_NSEMS_MAX: case _SC_TIMER_MAX:
    case _SC_THREAD_THREADS_MAX: case _SC_SYMLOOP_MAX:
    case _SC_SPORADIC_SERVER: case _SC_THREAD_SPORADIC_SERVER: case _SC_TRACE: case _SC_TYPED_MEMORY_OBJECTS:
        return -1;
    case _SC_AIO_PRIO_DELTA_MAX: return 20;
    case _SC_DELAYTIMER_MAX: return 2147483647;
    case _SC_MQ_PRIO_MAX: return 32768;
    case _SC_PAGESIZE: return 4096;
    case _SC_RTSIG_MAX: return 32;
    case _SC_SEM_VALUE_MAX: return 2147483647;
    case _SC_SIGQUEUE_MAX: return limit(RLIMIT_SIGPENDING);
    case _SC_IOV_MAX: return 1024;
    case _SC_GETGR_R_SIZE_MAX: case _SC_GETPW_R_SIZE_MAX: return 1024;
    case _SC_LOGIN_NAME_MAX: return 256;
    case _SC_TTY_NAME_MAX: return 32;
    case _SC_THREAD_DESTRUCTOR_ITERATIONS: return 4;
    case _SC_THREAD_KEYS_MAX: return 1024;
    case _SC_THREAD_STACK_MIN: return 16384;
    case _SC_NPROCESSORS_CONF: case _SC_NPROCESSORS_ONLN: return get_nprocs();
    case _SC_PHYS_PAGES: return pages(0);
    case _SC_AVPHYS_PAGES: return pages(1);
    case _SC_ATEXIT_MAX: return 2147483647;
    case _SC_XOPEN_VERSION: return 700;
    case _SC_XOPEN_SHM: return 1;
    case _SC_LINE_MAX: return 2048;
    case _SC_RE_DUP_MAX: return 32767;
    case _SC_HOST_NAME_MAX: return 64;
    case _SC_EXPR_NEST_MAX: return 32;
    case _SC_BC_BASE_MAX: return 99;
    case _SC_COLL_WEIGHTS_MAX: return 255;
    }
    errno = EINVAL;
    return -1;
}

static long limit_of_path(int name)
{
    switch (name) {
    case _PC_LINK_MAX: return 127;
    case _PC_MAX_CANON: case _PC_MAX_INPUT: case _PC_NAME_MAX: return 255;
    case _PC_PATH_MAX: case _PC_PIPE_BUF: return 4096;
    case _PC_CHOWN_RESTRICTED: case _PC_NO_TRUNC: return 1;
    case _PC_VDISABLE: return 0;
    case _PC_2_SYMLINKS: return 1;
    case _PC_SYNC_IO: case _PC_ASYNC_IO: case _PC_PRIO_IO: return -1;
    case _PC_FILESIZEBITS: return 64;
    }
    errno = EINVAL;
    return -1;
}

long pathconf(const char *path, int name)
{
    char st[144];
    if (name == _PC_PIPE_BUF)
        return limit_of_path(name);
    return __ret(SYS(stat, path, st)) < 0 ? -1 : limit_of_path(name);
}

long fpathconf(int fd, int name)
{
    char st[144];
    return __ret(SYS(fstat, fd, st)) < 0 ? -1 : limit_of_path(name);
}

/* Only the search path (0) is known. */
size_t confstr(int name, char *buf, size_t size)
{
    static const char path[] = "/bin:/usr/bin";
    if (name != 0) {
        errno = EINVAL;
        return 0;
    }
    if (size) {
        BUILTIN(strncpy, buf, path, size);
        buf[size - 1] = '\0';
    }
    return sizeof path;
}
