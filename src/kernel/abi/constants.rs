//! The numbers of Linux on x86-64 with glibc 2.36: the one list from which the C library's headers are made and which
//! the kernel itself uses. Long because it is a table; a test compares every row with the system's own headers.

macro_rules! constants {
    ($($headers:literal { $($name:ident = $value:expr,)* })*) => {
        $($(
            #[allow(non_upper_case_globals, reason = "SYS_read is called that")]
            pub const $name: i64 = $value;
        )*)*

        /// Name, value, and the headers that define it, separated by spaces.
        pub const CONSTANTS: &[(&str, i64, &str)] = &[$($((stringify!($name), $value, $headers),)*)*];
    };
}

constants! {
    "fcntl.h" {
        O_RDONLY = 0, O_WRONLY = 1, O_RDWR = 2, O_ACCMODE = 3, O_CREAT = 0o100, O_EXCL = 0o200, O_NOCTTY = 0o400,
        O_TRUNC = 0o1000, O_APPEND = 0o2000, O_NONBLOCK = 0o4000, O_NDELAY = 0o4000, O_DSYNC = 0o10000,
        O_SYNC = 0o4010000, O_RSYNC = 0o4010000, O_ASYNC = 0o20000, O_DIRECT = 0o40000, O_DIRECTORY = 0o200000,
        O_NOFOLLOW = 0o400000, O_CLOEXEC = 0o2000000, O_NOATIME = 0o1000000, O_PATH = 0o10000000,
        O_TMPFILE = 0o20200000, O_LARGEFILE = 0, F_DUPFD = 0, F_GETFD = 1, F_SETFD = 2, F_GETFL = 3, F_SETFL = 4,
        F_GETLK = 5, F_SETLK = 6, F_SETLKW = 7, F_SETOWN = 8, F_GETOWN = 9, F_SETSIG = 10, F_GETSIG = 11,
        F_DUPFD_CLOEXEC = 1030, F_SETPIPE_SZ = 1031, F_GETPIPE_SZ = 1032, F_OFD_GETLK = 36, F_OFD_SETLK = 37,
        F_OFD_SETLKW = 38, F_ADD_SEALS = 1033, F_GET_SEALS = 1034, FD_CLOEXEC = 1, F_RDLCK = 0, F_WRLCK = 1,
        F_UNLCK = 2, F_SEAL_SEAL = 1, F_SEAL_SHRINK = 2, F_SEAL_GROW = 4, F_SEAL_WRITE = 8, AT_FDCWD = -100,
        AT_SYMLINK_NOFOLLOW = 0x100, AT_REMOVEDIR = 0x200, AT_SYMLINK_FOLLOW = 0x400, AT_EMPTY_PATH = 0x1000,
        AT_EACCESS = 0x200, SPLICE_F_MOVE = 1, SPLICE_F_NONBLOCK = 2, SPLICE_F_MORE = 4, SPLICE_F_GIFT = 8,
        POSIX_FADV_NORMAL = 0,
        POSIX_FADV_RANDOM = 1, POSIX_FADV_SEQUENTIAL = 2, POSIX_FADV_WILLNEED = 3, POSIX_FADV_DONTNEED = 4,
        POSIX_FADV_NOREUSE = 5,
    }
    "unistd.h fcntl.h" {
        F_OK = 0, R_OK = 4, W_OK = 2, X_OK = 1,
    }
    "unistd.h stdio.h fcntl.h" {
        SEEK_SET = 0, SEEK_CUR = 1, SEEK_END = 2, SEEK_DATA = 3, SEEK_HOLE = 4,
    }
    "stdio.h" {
        RENAME_NOREPLACE = 1, RENAME_EXCHANGE = 2,
    }
    "unistd.h" {
        STDIN_FILENO = 0, STDOUT_FILENO = 1, STDERR_FILENO = 2, F_ULOCK = 0, F_LOCK = 1, F_TLOCK = 2, F_TEST = 3,
        _POSIX_VERSION = 0x31069, _POSIX2_VERSION = 0x31069, _XOPEN_VERSION = 700, _POSIX_THREADS = 0x31069,
        _POSIX_SEMAPHORES = 0x31069, _POSIX_MESSAGE_PASSING = 0x31069, _POSIX_SHARED_MEMORY_OBJECTS = 0x31069,
        _POSIX_TIMERS = 0x31069, _POSIX_REALTIME_SIGNALS = 0x31069, _POSIX_MAPPED_FILES = 0x31069,
        _POSIX_BARRIERS = 0x31069, _POSIX_SPIN_LOCKS = 0x31069, _POSIX_READER_WRITER_LOCKS = 0x31069,
        _POSIX_THREAD_PROCESS_SHARED = 0x31069, _POSIX_MONOTONIC_CLOCK = 0, _POSIX_JOB_CONTROL = 1,
        _POSIX_SAVED_IDS = 1, _POSIX_PRIORITY_SCHEDULING = 0x31069, _POSIX_TIMEOUTS = 0x31069, _POSIX_CPUTIME = 0,
        _POSIX_THREAD_CPUTIME = 0, _POSIX_CLOCK_SELECTION = 0x31069, _POSIX_ASYNCHRONOUS_IO = 0x31069,
        _POSIX_FSYNC = 0x31069, _POSIX_MEMLOCK = 0x31069, _POSIX_MEMLOCK_RANGE = 0x31069,
        _POSIX_MEMORY_PROTECTION = 0x31069, _POSIX_THREAD_ATTR_STACKADDR = 0x31069,
        _POSIX_THREAD_ATTR_STACKSIZE = 0x31069, _POSIX_THREAD_PRIORITY_SCHEDULING = 0x31069,
        _POSIX_THREAD_PRIO_INHERIT = 0x31069, _POSIX_THREAD_PRIO_PROTECT = 0x31069,
        _POSIX_THREAD_SAFE_FUNCTIONS = 0x31069, _POSIX_SPORADIC_SERVER = -1, _POSIX_THREAD_SPORADIC_SERVER = -1,
        _POSIX_SPAWN = 0x31069, _POSIX_SHELL = 1, _POSIX_REGEXP = 1, _POSIX_NO_TRUNC = 1, _POSIX_VDISABLE = 0,
        _POSIX_CHOWN_RESTRICTED = 0, _POSIX_ASYNC_IO = 1, _POSIX_ADVISORY_INFO = 0x31069,
        _POSIX_SYNCHRONIZED_IO = 0x31069, _POSIX_PRIORITIZED_IO = 0x31069, _POSIX_TRACE = -1,
        _POSIX_TYPED_MEMORY_OBJECTS = -1, _POSIX_RAW_SOCKETS = 0x31069, _POSIX_IPV6 = 0x31069, _SC_ARG_MAX = 0,
        _SC_CHILD_MAX = 1, _SC_CLK_TCK = 2, _SC_NGROUPS_MAX = 3, _SC_OPEN_MAX = 4, _SC_STREAM_MAX = 5,
        _SC_TZNAME_MAX = 6, _SC_JOB_CONTROL = 7, _SC_SAVED_IDS = 8, _SC_REALTIME_SIGNALS = 9,
        _SC_PRIORITY_SCHEDULING = 10, _SC_TIMERS = 11, _SC_ASYNCHRONOUS_IO = 12, _SC_PRIORITIZED_IO = 13,
        _SC_SYNCHRONIZED_IO = 14, _SC_FSYNC = 15, _SC_MAPPED_FILES = 16, _SC_MEMLOCK = 17, _SC_MEMLOCK_RANGE = 18,
        _SC_MEMORY_PROTECTION = 19, _SC_MESSAGE_PASSING = 20, _SC_SEMAPHORES = 21, _SC_SHARED_MEMORY_OBJECTS = 22,
        _SC_AIO_LISTIO_MAX = 23, _SC_AIO_MAX = 24, _SC_AIO_PRIO_DELTA_MAX = 25, _SC_DELAYTIMER_MAX = 26,
        _SC_MQ_OPEN_MAX = 27, _SC_MQ_PRIO_MAX = 28, _SC_VERSION = 29, _SC_PAGESIZE = 30, _SC_PAGE_SIZE = 30,
        _SC_RTSIG_MAX = 31, _SC_SEM_NSEMS_MAX = 32, _SC_SEM_VALUE_MAX = 33, _SC_SIGQUEUE_MAX = 34, _SC_TIMER_MAX = 35,
        _SC_IOV_MAX = 60, _SC_THREADS = 67, _SC_THREAD_SAFE_FUNCTIONS = 68, _SC_GETGR_R_SIZE_MAX = 69,
        _SC_GETPW_R_SIZE_MAX = 70, _SC_LOGIN_NAME_MAX = 71, _SC_TTY_NAME_MAX = 72,
        _SC_THREAD_DESTRUCTOR_ITERATIONS = 73, _SC_THREAD_KEYS_MAX = 74, _SC_THREAD_STACK_MIN = 75,
        _SC_THREAD_THREADS_MAX = 76, _SC_THREAD_ATTR_STACKADDR = 77, _SC_THREAD_ATTR_STACKSIZE = 78,
        _SC_THREAD_PRIORITY_SCHEDULING = 79, _SC_THREAD_PRIO_INHERIT = 80, _SC_THREAD_PRIO_PROTECT = 81,
        _SC_THREAD_PROCESS_SHARED = 82, _SC_NPROCESSORS_CONF = 83, _SC_NPROCESSORS_ONLN = 84, _SC_PHYS_PAGES = 85,
        _SC_AVPHYS_PAGES = 86, _SC_ATEXIT_MAX = 87, _SC_XOPEN_VERSION = 89, _SC_LINE_MAX = 43, _SC_RE_DUP_MAX = 44,
        _SC_2_VERSION = 46, _SC_BARRIERS = 133, _SC_CLOCK_SELECTION = 137, _SC_CPUTIME = 138, _SC_THREAD_CPUTIME = 139,
        _SC_MONOTONIC_CLOCK = 149, _SC_READER_WRITER_LOCKS = 153, _SC_SPIN_LOCKS = 154, _SC_SPAWN = 159,
        _SC_SPORADIC_SERVER = 160, _SC_THREAD_SPORADIC_SERVER = 161, _SC_TIMEOUTS = 164, _SC_SYMLOOP_MAX = 173,
        _SC_HOST_NAME_MAX = 180, _SC_IPV6 = 235, _SC_RAW_SOCKETS = 236, _SC_REGEXP = 155, _SC_SHELL = 157,
        _SC_ADVISORY_INFO = 132, _SC_UIO_MAXIOV = 60, _SC_EXPR_NEST_MAX = 42, _SC_BC_BASE_MAX = 36,
        _SC_COLL_WEIGHTS_MAX = 40, _SC_XOPEN_SHM = 94, _SC_TRACE = 181, _SC_TYPED_MEMORY_OBJECTS = 165,
        _PC_LINK_MAX = 0, _PC_MAX_CANON = 1, _PC_MAX_INPUT = 2, _PC_NAME_MAX = 3, _PC_PATH_MAX = 4, _PC_PIPE_BUF = 5,
        _PC_CHOWN_RESTRICTED = 6, _PC_NO_TRUNC = 7, _PC_VDISABLE = 8, _PC_SYNC_IO = 9, _PC_ASYNC_IO = 10,
        _PC_PRIO_IO = 11, _PC_FILESIZEBITS = 13, _PC_2_SYMLINKS = 20,
    }
    "limits.h" {
        PIPE_BUF = 4096, PATH_MAX = 4096, NAME_MAX = 255, IOV_MAX = 1024, NGROUPS_MAX = 0x10000, LOGIN_NAME_MAX = 256,
        HOST_NAME_MAX = 64, SEM_VALUE_MAX = 0x7fffffff, MQ_PRIO_MAX = 0x8000, RTSIG_MAX = 32,
        DELAYTIMER_MAX = 0x7fffffff, PTHREAD_STACK_MIN = 16384, PTHREAD_KEYS_MAX = 1024,
        PTHREAD_DESTRUCTOR_ITERATIONS = 4, LINE_MAX = 2048, TTY_NAME_MAX = 32, MAX_CANON = 255, MAX_INPUT = 255,
        AIO_PRIO_DELTA_MAX = 20, XATTR_NAME_MAX = 255, _POSIX_PIPE_BUF = 512, _POSIX_PATH_MAX = 256,
        _POSIX_NAME_MAX = 14, _POSIX_OPEN_MAX = 20, _POSIX_CHILD_MAX = 25, _POSIX_ARG_MAX = 4096,
        _POSIX_MQ_OPEN_MAX = 8, _POSIX_MQ_PRIO_MAX = 32, _POSIX_SEM_NSEMS_MAX = 256, _POSIX_SEM_VALUE_MAX = 32767,
        _POSIX_SIGQUEUE_MAX = 32, _POSIX_TIMER_MAX = 32, _POSIX_RTSIG_MAX = 8, _POSIX_DELAYTIMER_MAX = 32,
        _POSIX_THREAD_KEYS_MAX = 128, _POSIX_THREAD_DESTRUCTOR_ITERATIONS = 4, _POSIX_THREAD_THREADS_MAX = 64,
        _POSIX_HOST_NAME_MAX = 255, _POSIX_LOGIN_NAME_MAX = 9, _POSIX_SSIZE_MAX = 32767, _POSIX_STREAM_MAX = 8,
        _POSIX_TTY_NAME_MAX = 9, _POSIX_LINK_MAX = 8, _POSIX_MAX_CANON = 255, _POSIX_MAX_INPUT = 255,
        _POSIX_NGROUPS_MAX = 8, _POSIX_SYMLOOP_MAX = 8, _POSIX_CLOCKRES_MIN = 0x1312d00, _POSIX_AIO_LISTIO_MAX = 2,
        _POSIX_AIO_MAX = 1, _XOPEN_IOV_MAX = 16,
    }
    "sys/stat.h" {
        S_IFMT = 0o170000, S_IFSOCK = 0o140000, S_IFLNK = 0o120000, S_IFREG = 0o100000, S_IFBLK = 0o60000,
        S_IFDIR = 0o40000, S_IFCHR = 0o20000, S_IFIFO = 0o10000, S_ISUID = 0o4000, S_ISGID = 0o2000, S_ISVTX = 0o1000,
        UTIME_NOW = 0x3fffffff, UTIME_OMIT = 0x3ffffffe,
    }
    "sys/stat.h fcntl.h" {
        S_IRWXU = 0o700, S_IRUSR = 0o400, S_IWUSR = 0o200, S_IXUSR = 0o100, S_IRWXG = 0o70, S_IRGRP = 0o40,
        S_IWGRP = 0o20, S_IXGRP = 0o10, S_IRWXO = 7, S_IROTH = 4, S_IWOTH = 2, S_IXOTH = 1,
    }
    "sys/stat.h" {
        S_IREAD = 0o400, S_IWRITE = 0o200, S_IEXEC = 0o100,
    }
    "sys/wait.h" {
        WNOHANG = 1, WUNTRACED = 2, WSTOPPED = 2, WEXITED = 4, WCONTINUED = 8, WNOWAIT = 0x1000000, __WALL = 0x40000000,
        __WCLONE = 0x80000000, P_ALL = 0, P_PID = 1, P_PGID = 2, P_PIDFD = 3,
    }
    "asm/signal.h" {
        SA_RESTORER = 0x4000000,
    }
    "signal.h" {
        SIGHUP = 1, SIGINT = 2, SIGQUIT = 3, SIGILL = 4, SIGTRAP = 5, SIGABRT = 6, SIGIOT = 6, SIGBUS = 7, SIGFPE = 8,
        SIGKILL = 9, SIGUSR1 = 10, SIGSEGV = 11, SIGUSR2 = 12, SIGPIPE = 13, SIGALRM = 14, SIGTERM = 15, SIGSTKFLT = 16,
        SIGCHLD = 17, SIGCLD = 17, SIGCONT = 18, SIGSTOP = 19, SIGTSTP = 20, SIGTTIN = 21, SIGTTOU = 22, SIGURG = 23,
        SIGXCPU = 24, SIGXFSZ = 25, SIGVTALRM = 26, SIGPROF = 27, SIGWINCH = 28, SIGIO = 29, SIGPOLL = 29, SIGPWR = 30,
        SIGSYS = 31, SIGRTMIN = 34, SIGRTMAX = 64, NSIG = 65, SIG_BLOCK = 0, SIG_UNBLOCK = 1, SIG_SETMASK = 2,
        SA_NOCLDSTOP = 1, SA_NOCLDWAIT = 2, SA_SIGINFO = 4, SA_ONSTACK = 0x8000000, SA_RESTART = 0x10000000,
        SA_NODEFER = 0x40000000, SA_RESETHAND = 0x80000000, SA_NOMASK = 0x40000000, SA_ONESHOT = 0x80000000,
        SA_INTERRUPT = 0x20000000, SA_STACK = 0x8000000, SI_USER = 0, SI_KERNEL = 128, SI_QUEUE = -1, SI_TIMER = -2,
        SI_MESGQ = -3, SI_ASYNCIO = -4, SI_SIGIO = -5, SI_TKILL = -6, SI_ASYNCNL = -60, SEGV_MAPERR = 1, SEGV_ACCERR = 2, BUS_ADRALN = 1,
        BUS_ADRERR = 2, BUS_OBJERR = 3, FPE_INTDIV = 1, FPE_INTOVF = 2, FPE_FLTDIV = 3, FPE_FLTOVF = 4, FPE_FLTUND = 5,
        FPE_FLTRES = 6, FPE_FLTINV = 7, FPE_FLTSUB = 8, ILL_ILLOPC = 1, ILL_ILLOPN = 2, ILL_ILLADR = 3, ILL_ILLTRP = 4,
        ILL_PRVOPC = 5, ILL_PRVREG = 6, ILL_COPROC = 7, ILL_BADSTK = 8, TRAP_BRKPT = 1, TRAP_TRACE = 2, CLD_EXITED = 1,
        CLD_KILLED = 2, CLD_DUMPED = 3, CLD_TRAPPED = 4, CLD_STOPPED = 5, CLD_CONTINUED = 6, POLL_IN = 1, POLL_OUT = 2,
        POLL_MSG = 3, POLL_ERR = 4, POLL_PRI = 5, POLL_HUP = 6,
        SS_ONSTACK = 1, SS_DISABLE = 2,
    }
    "signal.h aio.h mqueue.h" {
        SIGEV_SIGNAL = 0, SIGEV_NONE = 1, SIGEV_THREAD = 2, SIGEV_THREAD_ID = 4,
    }
    "time.h" {
        CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1, CLOCK_PROCESS_CPUTIME_ID = 2, CLOCK_THREAD_CPUTIME_ID = 3,
        CLOCK_MONOTONIC_RAW = 4, CLOCK_REALTIME_COARSE = 5, CLOCK_MONOTONIC_COARSE = 6, CLOCK_BOOTTIME = 7,
        CLOCK_REALTIME_ALARM = 8, CLOCK_BOOTTIME_ALARM = 9, CLOCK_TAI = 11, TIMER_ABSTIME = 1, TIME_UTC = 1,
    }
    "sys/time.h" {
        ITIMER_REAL = 0, ITIMER_VIRTUAL = 1, ITIMER_PROF = 2,
    }
    "sys/mman.h" {
        PROT_NONE = 0, PROT_READ = 1, PROT_WRITE = 2, PROT_EXEC = 4, MAP_SHARED = 1, MAP_PRIVATE = 2,
        MAP_SHARED_VALIDATE = 3, MAP_FIXED = 16, MAP_ANONYMOUS = 32, MAP_ANON = 32, MAP_NORESERVE = 0x4000,
        MAP_LOCKED = 0x2000, MAP_POPULATE = 0x8000, MAP_STACK = 0x20000, MAP_GROWSDOWN = 0x100, MAP_HUGETLB = 0x40000,
        MAP_FILE = 0, MAP_FIXED_NOREPLACE = 0x100000, MS_ASYNC = 1, MS_SYNC = 4, MS_INVALIDATE = 2, MCL_CURRENT = 1,
        MCL_FUTURE = 2, MREMAP_MAYMOVE = 1, MREMAP_FIXED = 2, MFD_CLOEXEC = 1, MFD_ALLOW_SEALING = 2, MADV_NORMAL = 0,
        MADV_RANDOM = 1, MADV_SEQUENTIAL = 2, MADV_WILLNEED = 3, MADV_DONTNEED = 4, MADV_FREE = 8, MADV_DONTFORK = 10,
        POSIX_MADV_NORMAL = 0, POSIX_MADV_SEQUENTIAL = 2, POSIX_MADV_RANDOM = 1, POSIX_MADV_WILLNEED = 3,
        POSIX_MADV_DONTNEED = 4,
    }
    "sys/resource.h" {
        RLIMIT_CPU = 0, RLIMIT_FSIZE = 1, RLIMIT_DATA = 2, RLIMIT_STACK = 3, RLIMIT_CORE = 4, RLIMIT_RSS = 5,
        RLIMIT_NPROC = 6, RLIMIT_NOFILE = 7, RLIMIT_MEMLOCK = 8, RLIMIT_AS = 9, RLIMIT_LOCKS = 10,
        RLIMIT_SIGPENDING = 11, RLIMIT_MSGQUEUE = 12, RLIMIT_NICE = 13, RLIMIT_RTPRIO = 14, RLIMIT_RTTIME = 15,
        RLIMIT_NLIMITS = 16, RLIM_INFINITY = -1, RUSAGE_SELF = 0, RUSAGE_CHILDREN = -1, RUSAGE_THREAD = 1,
        PRIO_PROCESS = 0, PRIO_PGRP = 1, PRIO_USER = 2, PRIO_MIN = -20, PRIO_MAX = 20,
    }
    "sched.h" {
        SCHED_OTHER = 0, SCHED_FIFO = 1, SCHED_RR = 2, SCHED_BATCH = 3, SCHED_IDLE = 5,
        SCHED_RESET_ON_FORK = 0x40000000, CLONE_VM = 0x100, CLONE_FS = 0x200, CLONE_FILES = 0x400,
        CLONE_SIGHAND = 0x800, CLONE_PTRACE = 0x2000, CLONE_VFORK = 0x4000, CLONE_PARENT = 0x8000,
        CLONE_THREAD = 0x10000, CLONE_NEWNS = 0x20000, CLONE_SYSVSEM = 0x40000, CLONE_SETTLS = 0x80000,
        CLONE_PARENT_SETTID = 0x100000, CLONE_CHILD_CLEARTID = 0x200000, CLONE_CHILD_SETTID = 0x1000000,
        CLONE_NEWUTS = 0x4000000, CLONE_NEWIPC = 0x8000000, CLONE_NEWUSER = 0x10000000, CLONE_NEWPID = 0x20000000,
        CLONE_NEWNET = 0x40000000, CLONE_IO = 0x80000000, CPU_SETSIZE = 0x400,
    }
    "pthread.h" {
        PTHREAD_CREATE_JOINABLE = 0, PTHREAD_CREATE_DETACHED = 1, PTHREAD_MUTEX_TIMED_NP = 0,
        PTHREAD_MUTEX_RECURSIVE_NP = 1, PTHREAD_MUTEX_ERRORCHECK_NP = 2, PTHREAD_MUTEX_ADAPTIVE_NP = 3,
        PTHREAD_MUTEX_NORMAL = 0, PTHREAD_MUTEX_RECURSIVE = 1, PTHREAD_MUTEX_ERRORCHECK = 2, PTHREAD_MUTEX_DEFAULT = 0,
        PTHREAD_MUTEX_STALLED = 0, PTHREAD_MUTEX_ROBUST = 1, PTHREAD_PRIO_NONE = 0, PTHREAD_PRIO_INHERIT = 1,
        PTHREAD_PRIO_PROTECT = 2, PTHREAD_RWLOCK_PREFER_READER_NP = 0, PTHREAD_RWLOCK_PREFER_WRITER_NP = 1,
        PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP = 2, PTHREAD_RWLOCK_DEFAULT_NP = 0, PTHREAD_INHERIT_SCHED = 0,
        PTHREAD_EXPLICIT_SCHED = 1, PTHREAD_SCOPE_SYSTEM = 0, PTHREAD_SCOPE_PROCESS = 1, PTHREAD_PROCESS_PRIVATE = 0,
        PTHREAD_PROCESS_SHARED = 1, PTHREAD_CANCEL_ENABLE = 0, PTHREAD_CANCEL_DISABLE = 1, PTHREAD_CANCEL_DEFERRED = 0,
        PTHREAD_CANCEL_ASYNCHRONOUS = 1, PTHREAD_ONCE_INIT = 0, PTHREAD_BARRIER_SERIAL_THREAD = -1,
    }
    "poll.h" {
        POLLIN = 1, POLLPRI = 2, POLLOUT = 4, POLLERR = 8, POLLHUP = 16, POLLNVAL = 32, POLLRDNORM = 64,
        POLLRDBAND = 128, POLLWRNORM = 0x100, POLLWRBAND = 0x200, POLLRDHUP = 0x2000, POLLMSG = 0x400,
    }
    "sys/epoll.h" {
        EPOLL_CLOEXEC = 0x80000, EPOLL_CTL_ADD = 1, EPOLL_CTL_DEL = 2, EPOLL_CTL_MOD = 3, EPOLLIN = 1, EPOLLPRI = 2,
        EPOLLOUT = 4, EPOLLERR = 8, EPOLLHUP = 16, EPOLLRDNORM = 64, EPOLLRDBAND = 128, EPOLLWRNORM = 0x100,
        EPOLLWRBAND = 0x200, EPOLLMSG = 0x400, EPOLLRDHUP = 0x2000, EPOLLEXCLUSIVE = 0x10000000,
        EPOLLWAKEUP = 0x20000000, EPOLLONESHOT = 0x40000000, EPOLLET = 0x80000000,
    }
    "sys/eventfd.h" {
        EFD_SEMAPHORE = 1, EFD_CLOEXEC = 0x80000, EFD_NONBLOCK = 0x800,
    }
    "sys/signalfd.h" {
        SFD_CLOEXEC = 0x80000, SFD_NONBLOCK = 0x800,
    }
    "sys/inotify.h" {
        IN_ACCESS = 1, IN_MODIFY = 2, IN_ATTRIB = 4, IN_CLOSE_WRITE = 8, IN_CLOSE_NOWRITE = 16, IN_OPEN = 32,
        IN_MOVED_FROM = 64, IN_MOVED_TO = 128, IN_CREATE = 0x100, IN_DELETE = 0x200, IN_DELETE_SELF = 0x400,
        IN_MOVE_SELF = 0x800, IN_UNMOUNT = 0x2000, IN_Q_OVERFLOW = 0x4000, IN_IGNORED = 0x8000, IN_CLOSE = 24,
        IN_MOVE = 192, IN_ONLYDIR = 0x1000000, IN_DONT_FOLLOW = 0x2000000, IN_EXCL_UNLINK = 0x4000000,
        IN_MASK_CREATE = 0x10000000, IN_MASK_ADD = 0x20000000, IN_ISDIR = 0x40000000, IN_ONESHOT = 0x80000000,
        IN_ALL_EVENTS = 0xfff, IN_CLOEXEC = 0x80000, IN_NONBLOCK = 0x800,
    }
    "sys/timerfd.h" {
        TFD_CLOEXEC = 0x80000, TFD_NONBLOCK = 0x800, TFD_TIMER_ABSTIME = 1, TFD_TIMER_CANCEL_ON_SET = 2,
    }
    "sys/select.h" {
        FD_SETSIZE = 1024,
    }
    "sys/file.h" {
        LOCK_SH = 1, LOCK_EX = 2, LOCK_UN = 8, LOCK_NB = 4,
    }
    "sys/ioctl.h" {
        TCGETS = 21505, TCSETS = 21506, TCSETSW = 21507, TCSETSF = 21508, TIOCGWINSZ = 21523, TIOCSWINSZ = 21524,
        TIOCGPGRP = 21519, TIOCSPGRP = 21520, TIOCSCTTY = 21518, TIOCNOTTY = 21538, TIOCGSID = 21545, FIONREAD = 21531,
        FIONBIO = 21537, FIOASYNC = 21586, FIOSETOWN = 0x8901, SIOCSPGRP = 0x8902, FIOGETOWN = 0x8903, SIOCGPGRP = 0x8904, FIOCLEX = 21585, FIONCLEX = 21584, TIOCINQ = 21531, TIOCOUTQ = 21521, TIOCSTI = 21522,
        TIOCGPTN = 0x8004_5430, TIOCSPTLCK = 0x4004_5431, TIOCGPTLCK = 0x8004_5439,
        TCFLSH = 21515, TCSBRK = 21513, TCXONC = 21514, TIOCEXCL = 21516, SIOCGIFADDR = 35093, SIOCGIFCONF = 35090,
        SIOCGIFFLAGS = 35091, SIOCGIFNETMASK = 35099, SIOCGIFHWADDR = 35111, SIOCATMARK = 35077,
    }
    "termios.h" {
        NCCS = 32, VINTR = 0, VQUIT = 1, VERASE = 2, VKILL = 3, VEOF = 4, VTIME = 5, VMIN = 6, VSTART = 8, VSTOP = 9,
        VSUSP = 10, VEOL = 11, VREPRINT = 12, VDISCARD = 13, VWERASE = 14, VLNEXT = 15, VEOL2 = 16, IGNBRK = 1,
        BRKINT = 2, IGNPAR = 4, PARMRK = 8, INPCK = 16, ISTRIP = 32, INLCR = 64, IGNCR = 128, ICRNL = 0x100,
        IUCLC = 0x200, IXON = 0x400, IXANY = 0x800, IXOFF = 0x1000, IMAXBEL = 0x2000, IUTF8 = 0x4000, OPOST = 1,
        OLCUC = 2, ONLCR = 4, OCRNL = 8, ONOCR = 16, ONLRET = 32, CSIZE = 48, CS5 = 0, CS6 = 16, CS7 = 32, CS8 = 48,
        CSTOPB = 64, CREAD = 128, PARENB = 0x100, PARODD = 0x200, HUPCL = 0x400, CLOCAL = 0x800, ISIG = 1, ICANON = 2,
        ECHO = 8, ECHOE = 16, ECHOK = 32, ECHONL = 64, NOFLSH = 128, TOSTOP = 0x100, ECHOCTL = 0x200, ECHOKE = 0x800,
        IEXTEN = 0x8000, TCSANOW = 0, TCSADRAIN = 1, TCSAFLUSH = 2, TCIFLUSH = 0, TCOFLUSH = 1, TCIOFLUSH = 2,
        TCOOFF = 0, TCOON = 1, TCIOFF = 2, TCION = 3, B0 = 0, B50 = 1, B75 = 2, B110 = 3, B134 = 4,
        B150 = 5, B200 = 6, B300 = 7, B600 = 8, B1200 = 9, B1800 = 10, B2400 = 11, B4800 = 12, B9600 = 13, B19200 = 14,
        B38400 = 15, B57600 = 4097, B115200 = 4098, B230400 = 4099, CRTSCTS = 0x80000000, XCASE = 4, ECHOPRT = 0x400,
        FLUSHO = 0x1000, PENDIN = 0x4000, OFILL = 64, OFDEL = 128,
    }
    "sys/socket.h" {
        AF_UNSPEC = 0, AF_UNIX = 1, AF_LOCAL = 1, AF_INET = 2, AF_INET6 = 10, PF_UNSPEC = 0, PF_UNIX = 1, PF_LOCAL = 1,
        PF_INET = 2, PF_INET6 = 10, AF_NETLINK = 16, AF_PACKET = 17, SOCK_STREAM = 1, SOCK_DGRAM = 2, SOCK_RAW = 3,
        SOCK_SEQPACKET = 5, SOCK_NONBLOCK = 0x800, SOCK_CLOEXEC = 0x80000, SOL_SOCKET = 1, SO_DEBUG = 1,
        SO_REUSEADDR = 2, SO_TYPE = 3, SO_ERROR = 4, SO_DONTROUTE = 5, SO_BROADCAST = 6, SO_SNDBUF = 7, SO_RCVBUF = 8,
        SO_KEEPALIVE = 9, SO_OOBINLINE = 10, SO_LINGER = 13, SO_REUSEPORT = 15, SO_PASSCRED = 16, SO_PEERCRED = 17,
        SO_RCVLOWAT = 18, SO_SNDLOWAT = 19, SO_RCVTIMEO = 20, SO_SNDTIMEO = 21, SO_ACCEPTCONN = 30, SO_PROTOCOL = 38,
        SO_DOMAIN = 39, SO_TIMESTAMP = 29, SCM_RIGHTS = 1, SCM_CREDENTIALS = 2, MSG_OOB = 1, MSG_PEEK = 2,
        MSG_DONTROUTE = 4, MSG_CTRUNC = 8, MSG_TRUNC = 32, MSG_DONTWAIT = 64, MSG_EOR = 128, MSG_WAITALL = 0x100,
        MSG_NOSIGNAL = 0x4000, MSG_WAITFORONE = 0x10000, MSG_MORE = 0x8000, MSG_CONFIRM = 0x800, MSG_TRYHARD = 4, MSG_PROXY = 16, MSG_FIN = 0x200,
        MSG_SYN = 0x400, MSG_RST = 0x1000, MSG_FASTOPEN = 0x20000000, MSG_CMSG_CLOEXEC = 0x40000000, MSG_ERRQUEUE = 0x2000, SHUT_RD = 0,
        SHUT_WR = 1, SHUT_RDWR = 2, SOMAXCONN = 4096,
    }
    "netinet/in.h" {
        IPPROTO_IP = 0, IPPROTO_ICMP = 1, IPPROTO_TCP = 6, IPPROTO_UDP = 17, IPPROTO_IPV6 = 41, IPPROTO_RAW = 255,
        INADDR_ANY = 0, INADDR_LOOPBACK = 0x7f000001, INADDR_BROADCAST = 0xffffffff, INADDR_NONE = 0xffffffff,
        INET_ADDRSTRLEN = 16, INET6_ADDRSTRLEN = 46, IP_TTL = 2, IP_TOS = 1, IP_MULTICAST_IF = 32,
        IP_MULTICAST_TTL = 33, IP_MULTICAST_LOOP = 34, IP_ADD_MEMBERSHIP = 35, IP_DROP_MEMBERSHIP = 36,
        IPV6_V6ONLY = 26, IPPORT_RESERVED = 1024, SOL_IP = 0, SOL_IPV6 = 41,
    }
    "netinet/tcp.h" {
        TCP_NODELAY = 1, TCP_MAXSEG = 2, TCP_CORK = 3, TCP_KEEPIDLE = 4, TCP_KEEPINTVL = 5, TCP_KEEPCNT = 6,
        TCP_INFO = 11, TCP_QUICKACK = 12, SOL_TCP = 6,
    }
    "netdb.h" {
        AI_PASSIVE = 1, AI_CANONNAME = 2, AI_NUMERICHOST = 4, AI_V4MAPPED = 8, AI_ALL = 16, AI_ADDRCONFIG = 32,
        AI_NUMERICSERV = 0x400, EAI_BADFLAGS = -1, EAI_NONAME = -2, EAI_AGAIN = -3, EAI_FAIL = -4, EAI_FAMILY = -6,
        EAI_SOCKTYPE = -7, EAI_SERVICE = -8, EAI_MEMORY = -10, EAI_SYSTEM = -11, EAI_OVERFLOW = -12, NI_MAXHOST = 1025,
        NI_MAXSERV = 32, NI_NUMERICHOST = 1, NI_NUMERICSERV = 2, NI_NOFQDN = 4, NI_NAMEREQD = 8, NI_DGRAM = 16,
        HOST_NOT_FOUND = 1, TRY_AGAIN = 2, NO_RECOVERY = 3, NO_DATA = 4, NO_ADDRESS = 4, NETDB_INTERNAL = -1,
        NETDB_SUCCESS = 0,
    }
    "net/if.h" {
        IFNAMSIZ = 16, IFF_UP = 1, IFF_BROADCAST = 2, IFF_LOOPBACK = 8, IFF_DEBUG = 4, IFF_POINTOPOINT = 16, IFF_NOTRAILERS = 32, IFF_RUNNING = 64, IFF_NOARP = 128, IFF_PROMISC = 256,
        IFF_ALLMULTI = 512, IFF_MULTICAST = 0x1000,
    }
    "sys/ipc.h" {
        IPC_CREAT = 0x200, IPC_EXCL = 0x400, IPC_NOWAIT = 0x800, IPC_RMID = 0, IPC_SET = 1, IPC_STAT = 2, IPC_INFO = 3,
        IPC_PRIVATE = 0,
    }
    "sys/msg.h" {
        MSG_NOERROR = 0x1000, MSG_EXCEPT = 0x2000, MSG_COPY = 0x4000, MSG_STAT = 11, MSG_INFO = 12, MSG_STAT_ANY = 13,
    }
    "sys/sem.h" {
        SEM_UNDO = 0x1000, GETPID = 11, GETVAL = 12, GETALL = 13, GETNCNT = 14, GETZCNT = 15, SETVAL = 16, SETALL = 17,
        SEM_STAT = 18, SEM_INFO = 19, SEM_STAT_ANY = 20,
    }
    "sys/shm.h" {
        SHM_R = 0x100, SHM_W = 128, SHM_RDONLY = 0x1000, SHM_RND = 0x2000, SHM_REMAP = 0x4000, SHM_EXEC = 0x8000,
        SHM_LOCK = 11, SHM_UNLOCK = 12, SHM_STAT = 13, SHM_INFO = 14, SHM_STAT_ANY = 15, SHM_HUGETLB = 0x800, SHM_NORESERVE = 0x1000,
        SHM_DEST = 0x200, SHM_LOCKED = 0x400, SHMLBA = 4096,
    }
    "semaphore.h" {

    }
    "sys/prctl.h" {
        PR_SET_PDEATHSIG = 1, PR_GET_PDEATHSIG = 2, PR_SET_NAME = 15, PR_GET_NAME = 16, PR_SET_DUMPABLE = 4,
        PR_GET_DUMPABLE = 3, PR_SET_CHILD_SUBREAPER = 36, PR_GET_CHILD_SUBREAPER = 37,
    }
    "linux/futex.h" {
        FUTEX_WAIT = 0, FUTEX_WAKE = 1, FUTEX_FD = 2, FUTEX_REQUEUE = 3, FUTEX_CMP_REQUEUE = 4, FUTEX_WAKE_OP = 5,
        FUTEX_LOCK_PI = 6, FUTEX_UNLOCK_PI = 7, FUTEX_WAIT_BITSET = 9, FUTEX_WAKE_BITSET = 10, FUTEX_PRIVATE_FLAG = 128,
        FUTEX_CLOCK_REALTIME = 0x100, FUTEX_WAIT_PRIVATE = 128, FUTEX_WAKE_PRIVATE = 129, FUTEX_CMD_MASK = -385,
        FUTEX_WAITERS = 0x80000000, FUTEX_OWNER_DIED = 0x40000000, FUTEX_TID_MASK = 0x3fffffff,
    }
    "sys/random.h" {
        GRND_NONBLOCK = 1, GRND_RANDOM = 2,
    }
    "dirent.h" {
        DT_UNKNOWN = 0, DT_FIFO = 1, DT_CHR = 2, DT_DIR = 4, DT_BLK = 6, DT_REG = 8, DT_LNK = 10, DT_SOCK = 12,
    }
    "syslog.h" {
        LOG_EMERG = 0, LOG_ALERT = 1, LOG_CRIT = 2, LOG_ERR = 3, LOG_WARNING = 4, LOG_NOTICE = 5, LOG_INFO = 6,
        LOG_DEBUG = 7, LOG_KERN = 0, LOG_USER = 8, LOG_MAIL = 16, LOG_DAEMON = 24, LOG_AUTH = 32, LOG_SYSLOG = 40,
        LOG_LPR = 48, LOG_NEWS = 56, LOG_CRON = 72, LOG_LOCAL0 = 128, LOG_LOCAL1 = 136, LOG_LOCAL2 = 144,
        LOG_LOCAL3 = 152, LOG_LOCAL4 = 160, LOG_LOCAL5 = 168, LOG_LOCAL6 = 176, LOG_LOCAL7 = 184, LOG_PID = 1,
        LOG_CONS = 2, LOG_ODELAY = 4, LOG_NDELAY = 8, LOG_NOWAIT = 16, LOG_PERROR = 32, LOG_PRIMASK = 7,
        LOG_FACMASK = 1016,
    }
    "sys/syscall.h" {
        SYS_read = 0, SYS_write = 1, SYS_open = 2, SYS_close = 3, SYS_stat = 4, SYS_fstat = 5, SYS_lstat = 6,
        SYS_poll = 7, SYS_lseek = 8, SYS_mmap = 9, SYS_mprotect = 10, SYS_munmap = 11, SYS_brk = 12,
        SYS_rt_sigaction = 13, SYS_rt_sigprocmask = 14, SYS_ioctl = 16, SYS_pread64 = 17, SYS_pwrite64 = 18,
        SYS_readv = 19, SYS_writev = 20, SYS_access = 21, SYS_pipe = 22, SYS_select = 23, SYS_sched_yield = 24,
        SYS_mremap = 25, SYS_msync = 26, SYS_madvise = 28, SYS_shmget = 29, SYS_shmat = 30, SYS_shmctl = 31,
        SYS_dup = 32, SYS_dup2 = 33, SYS_pause = 34, SYS_nanosleep = 35, SYS_getitimer = 36, SYS_alarm = 37,
        SYS_setitimer = 38, SYS_getpid = 39, SYS_sendfile = 40, SYS_socket = 41, SYS_connect = 42, SYS_accept = 43,
        SYS_sendto = 44, SYS_recvfrom = 45, SYS_sendmsg = 46, SYS_recvmsg = 47, SYS_shutdown = 48, SYS_bind = 49,
        SYS_listen = 50, SYS_getsockname = 51, SYS_getpeername = 52, SYS_socketpair = 53, SYS_setsockopt = 54,
        SYS_getsockopt = 55, SYS_clone = 56, SYS_fork = 57, SYS_vfork = 58, SYS_execve = 59, SYS_exit = 60,
        SYS_wait4 = 61, SYS_kill = 62, SYS_uname = 63, SYS_semget = 64, SYS_semop = 65, SYS_semctl = 66, SYS_shmdt = 67,
        SYS_msgget = 68, SYS_msgsnd = 69, SYS_msgrcv = 70, SYS_msgctl = 71, SYS_fcntl = 72, SYS_flock = 73,
        SYS_fsync = 74, SYS_fdatasync = 75, SYS_truncate = 76, SYS_ftruncate = 77, SYS_getdents = 78, SYS_getcwd = 79,
        SYS_chdir = 80, SYS_fchdir = 81, SYS_rename = 82, SYS_mkdir = 83, SYS_rmdir = 84, SYS_creat = 85, SYS_link = 86,
        SYS_unlink = 87, SYS_symlink = 88, SYS_readlink = 89, SYS_chmod = 90, SYS_fchmod = 91, SYS_chown = 92,
        SYS_umask = 95, SYS_gettimeofday = 96, SYS_getrlimit = 97, SYS_getrusage = 98, SYS_sysinfo = 99,
        SYS_times = 100, SYS_ptrace = 101, SYS_getuid = 102, SYS_syslog = 103, SYS_getgid = 104, SYS_setuid = 105,
        SYS_setgid = 106, SYS_geteuid = 107, SYS_getegid = 108, SYS_setpgid = 109, SYS_getppid = 110, SYS_getpgrp = 111,
        SYS_setsid = 112, SYS_getpgid = 121, SYS_getsid = 124, SYS_rt_sigpending = 127, SYS_rt_sigtimedwait = 128,
        SYS_rt_sigqueueinfo = 129, SYS_rt_sigsuspend = 130, SYS_sigaltstack = 131, SYS_mknod = 133,
        SYS_getpriority = 140, SYS_setpriority = 141, SYS_sched_setparam = 142, SYS_sched_getparam = 143,
        SYS_sched_setscheduler = 144, SYS_sched_getscheduler = 145, SYS_sched_get_priority_max = 146,
        SYS_sched_get_priority_min = 147, SYS_sched_rr_get_interval = 148, SYS_mlock = 149, SYS_munlock = 150,
        SYS_prctl = 157, SYS_setrlimit = 160, SYS_sync = 162, SYS_gettid = 186, SYS_tkill = 200, SYS_time = 201,
        SYS_futex = 202, SYS_sched_setaffinity = 203, SYS_sched_getaffinity = 204, SYS_epoll_create = 213,
        SYS_getdents64 = 217, SYS_timer_create = 222, SYS_timer_settime = 223, SYS_timer_gettime = 224,
        SYS_timer_getoverrun = 225, SYS_timer_delete = 226, SYS_clock_settime = 227, SYS_clock_gettime = 228,
        SYS_clock_getres = 229, SYS_clock_nanosleep = 230, SYS_exit_group = 231, SYS_epoll_wait = 232,
        SYS_epoll_ctl = 233, SYS_tgkill = 234, SYS_mq_open = 240, SYS_mq_unlink = 241, SYS_mq_timedsend = 242,
        SYS_mq_timedreceive = 243, SYS_mq_notify = 244, SYS_mq_getsetattr = 245, SYS_waitid = 247, SYS_openat = 257,
        SYS_inotify_init = 253, SYS_inotify_add_watch = 254, SYS_inotify_rm_watch = 255,
        SYS_mkdirat = 258, SYS_mknodat = 259, SYS_newfstatat = 262, SYS_unlinkat = 263, SYS_linkat = 265,
        SYS_symlinkat = 266, SYS_readlinkat = 267, SYS_renameat = 264, SYS_fchmodat = 268, SYS_faccessat = 269,
        SYS_pselect6 = 270, SYS_ppoll = 271, SYS_renameat2 = 316, SYS_copy_file_range = 326, SYS_splice = 275, SYS_tee = 276, SYS_vmsplice = 278,
        SYS_utimensat = 280, SYS_signalfd = 282, SYS_timerfd_create = 283,
        SYS_eventfd = 284, SYS_timerfd_settime = 286, SYS_timerfd_gettime = 287, SYS_accept4 = 288, SYS_signalfd4 = 289,
        SYS_eventfd2 = 290, SYS_epoll_create1 = 291, SYS_dup3 = 292, SYS_pipe2 = 293, SYS_preadv = 295, SYS_pwritev = 296, SYS_inotify_init1 = 294, SYS_rt_tgsigqueueinfo = 297,
        SYS_prlimit64 = 302, SYS_getcpu = 309, SYS_getrandom = 318, SYS_memfd_create = 319, SYS_membarrier = 324,
        SYS_pidfd_open = 434, SYS_pidfd_send_signal = 424, SYS_set_tid_address = 218, SYS_set_robust_list = 273,
        SYS_epoll_pwait = 281,
        SYS_rt_sigreturn = 15, SYS_mincore = 27, SYS_fchown = 93, SYS_lchown = 94, SYS_setreuid = 113,
        SYS_setregid = 114, SYS_getgroups = 115, SYS_setgroups = 116, SYS_setresuid = 117, SYS_getresuid = 118,
        SYS_setresgid = 119, SYS_getresgid = 120, SYS_setfsuid = 122, SYS_setfsgid = 123, SYS_capget = 125,
        SYS_capset = 126, SYS_utime = 132, SYS_personality = 135, SYS_statfs = 137, SYS_fstatfs = 138,
        SYS_mlockall = 151, SYS_munlockall = 152, SYS_vhangup = 153, SYS_modify_ldt = 154, SYS_pivot_root = 155,
        SYS_arch_prctl = 158, SYS_adjtimex = 159, SYS_chroot = 161, SYS_acct = 163, SYS_settimeofday = 164,
        SYS_mount = 165, SYS_umount2 = 166, SYS_swapon = 167, SYS_swapoff = 168, SYS_reboot = 169,
        SYS_sethostname = 170, SYS_setdomainname = 171, SYS_iopl = 172, SYS_ioperm = 173, SYS_init_module = 175,
        SYS_delete_module = 176, SYS_quotactl = 179, SYS_readahead = 187, SYS_setxattr = 188, SYS_lsetxattr = 189,
        SYS_fsetxattr = 190, SYS_getxattr = 191, SYS_lgetxattr = 192, SYS_fgetxattr = 193, SYS_listxattr = 194,
        SYS_llistxattr = 195, SYS_flistxattr = 196, SYS_removexattr = 197, SYS_lremovexattr = 198,
        SYS_fremovexattr = 199, SYS_set_thread_area = 205, SYS_io_setup = 206, SYS_io_destroy = 207,
        SYS_io_getevents = 208, SYS_io_submit = 209, SYS_io_cancel = 210, SYS_get_thread_area = 211,
        SYS_remap_file_pages = 216, SYS_semtimedop = 220, SYS_fadvise64 = 221, SYS_utimes = 235, SYS_mbind = 237,
        SYS_set_mempolicy = 238, SYS_get_mempolicy = 239, SYS_kexec_load = 246, SYS_add_key = 248,
        SYS_request_key = 249, SYS_keyctl = 250, SYS_ioprio_set = 251, SYS_ioprio_get = 252, SYS_migrate_pages = 256,
        SYS_fchownat = 260, SYS_futimesat = 261, SYS_unshare = 272, SYS_get_robust_list = 274,
        SYS_sync_file_range = 277, SYS_move_pages = 279, SYS_fallocate = 285, SYS_perf_event_open = 298,
        SYS_recvmmsg = 299, SYS_fanotify_init = 300, SYS_fanotify_mark = 301, SYS_name_to_handle_at = 303,
        SYS_open_by_handle_at = 304, SYS_clock_adjtime = 305, SYS_syncfs = 306, SYS_sendmmsg = 307, SYS_setns = 308,
        SYS_process_vm_readv = 310, SYS_process_vm_writev = 311, SYS_kcmp = 312, SYS_finit_module = 313,
        SYS_sched_setattr = 314, SYS_sched_getattr = 315, SYS_seccomp = 317, SYS_kexec_file_load = 320, SYS_bpf = 321,
        SYS_execveat = 322, SYS_userfaultfd = 323, SYS_mlock2 = 325, SYS_preadv2 = 327, SYS_pwritev2 = 328,
        SYS_pkey_mprotect = 329, SYS_pkey_alloc = 330, SYS_pkey_free = 331, SYS_statx = 332, SYS_io_pgetevents = 333,
        SYS_rseq = 334, SYS_io_uring_setup = 425, SYS_io_uring_enter = 426, SYS_io_uring_register = 427,
        SYS_open_tree = 428, SYS_move_mount = 429, SYS_fsopen = 430, SYS_fsconfig = 431, SYS_fsmount = 432,
        SYS_fspick = 433, SYS_clone3 = 435, SYS_close_range = 436, SYS_openat2 = 437, SYS_pidfd_getfd = 438,
        SYS_faccessat2 = 439, SYS_process_madvise = 440, SYS_epoll_pwait2 = 441, SYS_mount_setattr = 442,
        SYS_quotactl_fd = 443, SYS_landlock_create_ruleset = 444, SYS_landlock_add_rule = 445,
        SYS_landlock_restrict_self = 446, SYS_memfd_secret = 447, SYS_process_mrelease = 448, SYS_futex_waitv = 449,
    }
    "mailbox.h" {
        MB_PRIVATE = 0, MB_UNBOUNDED = -1, MB_ANYONE = -1, MB_NOWAIT = 1, MB_FIXED = 2, MB_OWNED = 4, MB_EXCL = 8,
        MB_MAX = 0x10000,
    }
}
