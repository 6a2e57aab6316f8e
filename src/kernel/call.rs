//! The table of calls: the one list from which the library's call numbers, the dispatch, strace's lines, the
//! narration and the documentation are made.
//!
//! A call of class `Sys` is a system call of Linux under its real name (as strace prints it). One of class `Lib` is
//! a library function that the model treats as one operation of the kernel, because that is how textbooks draw it:
//! `sem_wait` and `pthread_mutex_lock` are futexes underneath, and an uncontended one never enters a real kernel.
//! `Own` calls serve the project's own headers (`<mailbox.h>`, `<socketbuffer.h>`) and the run-time.
//!
//! To add a call: a row here, its function in the noun's file, its C wrapper in `cc/include`, a test program.

use super::{Answer, Cx, Errno, Kernel};

/// What an argument is, for printing and for copying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    Int,
    Uint,
    Long,
    Size,
    Off,
    Hex,
    Ptr,
    Fd,
    /// Directory descriptor of an `*at` call: `AT_FDCWD`.
    DirFd,
    Pid,
    Signal,
    Path,
    Str,
    /// Bytes the caller hands in; the length is the argument with this index.
    BufIn(u8),
    /// Bytes the kernel hands out; as many as the call returns.
    BufOut,
    /// `int[2]` filled by the kernel: pipe, socketpair.
    FdPair,
    /// `int *` filled by the kernel.
    IntOut,
    /// `off_t *`: a place in a file, which the kernel moves on.
    OffPtr,
    /// A wait status filled by the kernel.
    StatusOut,
    StringArray,
    /// The vocabulary that names the bits.
    Flags(Vocabulary),
    /// One value out of a vocabulary.
    OneOf(Vocabulary),
    /// Octal permission bits.
    Mode,
    /// Structs by name, for strace's printing.
    Struct(StructKind),
    StructOut(StructKind),
    /// Arrays of structs; their count is the argument with this index.
    IovecIn(u8),
    IovecOut(u8),
    PollFds(u8),
    Sembufs(u8),
    /// A System V key.
    Key,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    Open,
    FcntlCommand,
    Mmap,
    Protection,
    Wait,
    Whence,
    Clock,
    SigHow,
    SocketDomain,
    SocketType,
    Message,
    Shutdown,
    IpcFlags,
    IpcCommand,
    Poll,
    EpollOp,
    Access,
    Flock,
    Clone,
    Pipe,
    Rlimit,
    Rusage,
    IdType,
    Prctl,
    Priority,
    Scheduler,
    Ioctl,
    At,
    Memfd,
    Msync,
    Itimer,
    Futex,
    EpollCreate,
    Eventfd,
    Timerfd,
    TimerfdSet,
    Signalfd,
    InotifyInit,
    InotifyMask,
    Splice,
    Rename,
    IpProtocol,
    SocketLevel,
    SocketOption,
    SemCommand,
    ShmFlags,
    Mailbox,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StructKind {
    Timespec,
    /// Two of them: of the last access, and of the last change.
    FileTimes,
    Timeval,
    Itimerval,
    Itimerspec,
    Sigaction,
    Sigset,
    Siginfo,
    Sigevent,
    Stat,
    Sockaddr,
    Msghdr,
    Iovec,
    Pollfd,
    EpollEvent,
    Fdset,
    MqAttr,
    Rusage,
    Rlimit,
    Sembuf,
    Msgbuf,
    Flock,
    Tms,
    Utsname,
    Sysinfo,
    SchedParam,
    Stack,
    MsqidDs,
    ShmidDs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    Sys,
    Lib,
    Own,
    /// Known by name, not modelled: `ENOSYS`, and a warning when it is compiled.
    Absent,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CallInfo {
    pub name: &'static str,
    /// Where it is documented: `pipe(2)`.
    pub page: &'static str,
    pub class: Class,
    pub args: &'static [Arg],
    /// What carries it out.
    pub run: fn(&mut Kernel, &mut Cx) -> Answer,
}

macro_rules! calls {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal $page:literal $class:ident [$($arg:expr),* $(,)?] => $run:path;)*) => {
        /// A call's number, in the order of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Call { $($(#[doc = $doc])* $variant),* }

        pub const CALLS: &[CallInfo] = &[$(CallInfo {
            name: $name, page: $page, class: Class::$class,
            args: { #[allow(unused_imports, reason = "a row may have no arguments")] use Arg::*; &[$($arg),*] },
            run: $run,
        }),*];

        impl Call {
            const ALL: &'static [Call] = &[$(Call::$variant),*];
        }
    };
}

use StructKind as S;
use Vocabulary as V;

/// A call of class `Absent`.
fn absent(_: &mut Kernel, _: &mut Cx) -> Answer {
    Err(Errno::ENOSYS.into())
}

calls! {
    // Processes: process.rs
    Exit "exit" "_exit(2)" Sys [Int] => super::exit::sys_exit;
    ExitGroup "exit_group" "_exit(2)" Sys [Int] => super::exit::sys_exit_group;
    Fork "fork" "fork(2)" Sys [] => super::process::sys_fork;
    Vfork "vfork" "vfork(2)" Sys [] => super::process::sys_vfork;
    /// clone(flags, stack, parent_tid, child_tid, fn, arg): the last two because the library's `clone` begins the
    /// child in a function.
    Clone "clone" "clone(2)" Sys [Flags(V::Clone), Ptr, Ptr, Ptr, Ptr, Ptr] => super::thread::sys_clone;
    Execve "execve" "execve(2)" Sys [Path, StringArray, StringArray] => super::exec::sys_execve;
    Wait4 "wait4" "wait4(2)" Sys [Pid, StatusOut, Flags(V::Wait), StructOut(S::Rusage)] => super::exit::sys_wait4;
    Waitid "waitid" "waitid(2)" Sys [OneOf(V::IdType), Pid, StructOut(S::Siginfo), Flags(V::Wait)] => super::exit::sys_waitid;
    Getpid "getpid" "getpid(2)" Sys [] => super::process::sys_getpid;
    Getppid "getppid" "getppid(2)" Sys [] => super::process::sys_getppid;
    Gettid "gettid" "gettid(2)" Sys [] => super::process::sys_gettid;
    Setpgid "setpgid" "setpgid(2)" Sys [Pid, Pid] => super::process::sys_setpgid;
    Getpgid "getpgid" "getpgid(2)" Sys [Pid] => super::process::sys_getpgid;
    Getpgrp "getpgrp" "getpgrp(2)" Sys [] => super::process::sys_getpgrp;
    Setsid "setsid" "setsid(2)" Sys [] => super::process::sys_setsid;
    Getsid "getsid" "getsid(2)" Sys [Pid] => super::process::sys_getsid;
    // Who and how: credentials.rs, limits.rs
    Getuid "getuid" "getuid(2)" Sys [] => super::limits::sys_getuid;
    Geteuid "geteuid" "getuid(2)" Sys [] => super::limits::sys_geteuid;
    Getgid "getgid" "getgid(2)" Sys [] => super::limits::sys_getgid;
    Getegid "getegid" "getgid(2)" Sys [] => super::limits::sys_getegid;
    Setuid "setuid" "setuid(2)" Sys [Int] => super::limits::sys_setuid;
    Setgid "setgid" "setgid(2)" Sys [Int] => super::limits::sys_setgid;
    Setreuid "setreuid" "setreuid(2)" Sys [Int, Int] => super::limits::sys_setreuid;
    Setregid "setregid" "setregid(2)" Sys [Int, Int] => super::limits::sys_setregid;
    Setresuid "setresuid" "setresuid(2)" Sys [Int, Int, Int] => super::limits::sys_setresuid;
    Setresgid "setresgid" "setresgid(2)" Sys [Int, Int, Int] => super::limits::sys_setresgid;
    Getresuid "getresuid" "getresuid(2)" Sys [IntOut, IntOut, IntOut] => super::limits::sys_getresuid;
    Getresgid "getresgid" "getresgid(2)" Sys [IntOut, IntOut, IntOut] => super::limits::sys_getresgid;
    Getgroups "getgroups" "getgroups(2)" Sys [Int, Ptr] => super::limits::sys_getgroups;
    Prlimit64 "prlimit64" "prlimit(2)" Sys [Pid, OneOf(V::Rlimit), Struct(S::Rlimit), StructOut(S::Rlimit)] => super::limits::sys_prlimit64;
    Getrusage "getrusage" "getrusage(2)" Sys [OneOf(V::Rusage), StructOut(S::Rusage)] => super::limits::sys_getrusage;
    Times "times" "times(2)" Sys [StructOut(S::Tms)] => super::limits::sys_times;
    Uname "uname" "uname(2)" Sys [StructOut(S::Utsname)] => super::limits::sys_uname;
    Sethostname "sethostname" "gethostname(2)" Sys [Str, Size] => super::limits::sys_sethostname;
    Sysinfo "sysinfo" "sysinfo(2)" Sys [StructOut(S::Sysinfo)] => super::limits::sys_sysinfo;
    Prctl "prctl" "prctl(2)" Sys [OneOf(V::Prctl), Ptr, Long, Long, Long] => super::limits::sys_prctl;
    Getpriority "getpriority" "getpriority(2)" Sys [OneOf(V::Priority), Int] => super::limits::sys_getpriority;
    Setpriority "setpriority" "getpriority(2)" Sys [OneOf(V::Priority), Int, Int] => super::limits::sys_setpriority;
    SchedYield "sched_yield" "sched_yield(2)" Sys [] => super::limits::sys_sched_yield;
    SchedGetPriorityMax "sched_get_priority_max" "sched_get_priority_max(2)" Sys [OneOf(V::Scheduler)] => super::limits::sys_sched_get_priority_max;
    SchedGetPriorityMin "sched_get_priority_min" "sched_get_priority_max(2)" Sys [OneOf(V::Scheduler)] => super::limits::sys_sched_get_priority_min;
    SchedSetscheduler "sched_setscheduler" "sched_setscheduler(2)" Sys [Pid, OneOf(V::Scheduler), Struct(S::SchedParam)] => super::limits::sys_sched_setscheduler;
    SchedGetscheduler "sched_getscheduler" "sched_setscheduler(2)" Sys [Pid] => super::limits::sys_sched_getscheduler;
    SchedSetparam "sched_setparam" "sched_setparam(2)" Sys [Pid, Struct(S::SchedParam)] => super::limits::sys_sched_setparam;
    SchedGetparam "sched_getparam" "sched_setparam(2)" Sys [Pid, StructOut(S::SchedParam)] => super::limits::sys_sched_getparam;
    SchedRrGetInterval "sched_rr_get_interval" "sched_rr_get_interval(2)" Sys [Pid, StructOut(S::Timespec)] => super::limits::sys_sched_rr_get_interval;
    SchedSetaffinity "sched_setaffinity" "sched_setaffinity(2)" Sys [Pid, Size, Ptr] => super::limits::sys_sched_setaffinity;
    SchedGetaffinity "sched_getaffinity" "sched_setaffinity(2)" Sys [Pid, Size, Ptr] => super::limits::sys_sched_getaffinity;
    Getcpu "getcpu" "getcpu(2)" Sys [IntOut, IntOut] => super::limits::sys_getcpu;
    Getrandom "getrandom" "getrandom(2)" Sys [BufOut, Size, Uint] => super::limits::sys_getrandom;
    /// What `rand` and `random` ask where the setting `rand` leaves them open.
    Draw "draw" "rand(3)" Lib [] => super::chance::sys_draw;
    // Descriptors: fd.rs
    Close "close" "close(2)" Sys [Fd] => super::fd::sys_close;
    CloseRange "close_range" "close_range(2)" Sys [Uint, Uint, Uint] => super::fd::sys_close_range;
    Dup "dup" "dup(2)" Sys [Fd] => super::fd::sys_dup;
    Dup2 "dup2" "dup2(2)" Sys [Fd, Fd] => super::fd::sys_dup2;
    Dup3 "dup3" "dup2(2)" Sys [Fd, Fd, Flags(V::Open)] => super::fd::sys_dup3;
    Fcntl "fcntl" "fcntl(2)" Sys [Fd, OneOf(V::FcntlCommand), Long] => super::fd::sys_fcntl;
    // Reading and writing: io.rs
    Read "read" "read(2)" Sys [Fd, BufOut, Size] => super::io::sys_read;
    Write "write" "write(2)" Sys [Fd, BufIn(2), Size] => super::io::sys_write;
    Readv "readv" "readv(2)" Sys [Fd, IovecOut(2), Int] => super::io::sys_readv;
    Writev "writev" "readv(2)" Sys [Fd, IovecIn(2), Int] => super::io::sys_writev;
    Preadv "preadv" "readv(2)" Sys [Fd, IovecOut(2), Int, Off] => super::io::sys_preadv;
    Pwritev "pwritev" "readv(2)" Sys [Fd, IovecIn(2), Int, Off] => super::io::sys_pwritev;
    Pread64 "pread64" "pread(2)" Sys [Fd, BufOut, Size, Off] => super::io::sys_pread64;
    Pwrite64 "pwrite64" "pread(2)" Sys [Fd, BufIn(2), Size, Off] => super::io::sys_pwrite64;
    Lseek "lseek" "lseek(2)" Sys [Fd, Off, OneOf(V::Whence)] => super::io::sys_lseek;
    Sendfile "sendfile" "sendfile(2)" Sys [Fd, Fd, Ptr, Size] => super::io::sys_sendfile;
    Ioctl "ioctl" "ioctl(2)" Sys [Fd, OneOf(V::Ioctl), Ptr] => super::io::sys_ioctl;
    Fsync "fsync" "fsync(2)" Sys [Fd] => super::io::sys_fsync;
    Fdatasync "fdatasync" "fsync(2)" Sys [Fd] => super::io::sys_fsync;
    Sync "sync" "sync(2)" Sys [] => super::io::sys_sync;
    // Pipes: pipe.rs
    Pipe "pipe" "pipe(2)" Sys [FdPair] => super::pipe::sys_pipe;
    Pipe2 "pipe2" "pipe(2)" Sys [FdPair, Flags(V::Pipe)] => super::pipe::sys_pipe2;
    // Files: file.rs, directory.rs
    Openat "openat" "open(2)" Sys [DirFd, Path, Flags(V::Open), Mode] => super::file::sys_openat;
    Unlink "unlink" "unlink(2)" Sys [Path] => super::directory::sys_unlink;
    Unlinkat "unlinkat" "unlink(2)" Sys [DirFd, Path, Flags(V::At)] => super::directory::sys_unlinkat;
    Link "link" "link(2)" Sys [Path, Path] => super::directory::sys_link;
    Linkat "linkat" "link(2)" Sys [DirFd, Path, DirFd, Path, Flags(V::At)] => super::directory::sys_linkat;
    Symlink "symlink" "symlink(2)" Sys [Path, Path] => super::directory::sys_symlink;
    Symlinkat "symlinkat" "symlink(2)" Sys [Path, DirFd, Path] => super::directory::sys_symlinkat;
    Readlink "readlink" "readlink(2)" Sys [Path, BufOut, Size] => super::directory::sys_readlink;
    Readlinkat "readlinkat" "readlink(2)" Sys [DirFd, Path, BufOut, Size] => super::directory::sys_readlinkat;
    Rename "rename" "rename(2)" Sys [Path, Path] => super::directory::sys_rename;
    Renameat "renameat" "rename(2)" Sys [DirFd, Path, DirFd, Path] => super::directory::sys_renameat;
    /// renameat2(olddirfd, old, newdirfd, new, flags)
    Renameat2 "renameat2" "rename(2)" Sys [DirFd, Path, DirFd, Path, Flags(V::Rename)] => super::directory::sys_renameat2;
    Mkdirat "mkdirat" "mkdir(2)" Sys [DirFd, Path, Mode] => super::directory::sys_mkdirat;
    Rmdir "rmdir" "rmdir(2)" Sys [Path] => super::directory::sys_rmdir;
    Mknodat "mknodat" "mknod(2)" Sys [DirFd, Path, Mode, Hex] => super::directory::sys_mknodat;
    Truncate "truncate" "truncate(2)" Sys [Path, Off] => super::file::sys_truncate;
    Ftruncate "ftruncate" "truncate(2)" Sys [Fd, Off] => super::file::sys_ftruncate;
    Fallocate "fallocate" "fallocate(2)" Sys [Fd, Int, Off, Off] => super::file::sys_fallocate;
    Stat "stat" "stat(2)" Sys [Path, StructOut(S::Stat)] => super::file::sys_stat;
    Lstat "lstat" "stat(2)" Sys [Path, StructOut(S::Stat)] => super::file::sys_lstat;
    Fstat "fstat" "stat(2)" Sys [Fd, StructOut(S::Stat)] => super::file::sys_fstat;
    Fstatat "newfstatat" "stat(2)" Sys [DirFd, Path, StructOut(S::Stat), Flags(V::At)] => super::file::sys_fstatat;
    Faccessat "faccessat" "access(2)" Sys [DirFd, Path, Flags(V::Access)] => super::directory::sys_faccessat;
    Fchmodat "fchmodat" "chmod(2)" Sys [DirFd, Path, Mode] => super::directory::sys_fchmodat;
    Fchmod "fchmod" "chmod(2)" Sys [Fd, Mode] => super::directory::sys_fchmod;
    Fchownat "fchownat" "chown(2)" Sys [DirFd, Path, Int, Int, Flags(V::At)] => super::directory::sys_fchownat;
    Fchown "fchown" "chown(2)" Sys [Fd, Int, Int] => super::directory::sys_fchown;
    Utimensat "utimensat" "utimensat(2)" Sys [DirFd, Path, Struct(S::FileTimes), Flags(V::At)] => super::directory::sys_utimensat;
    Umask "umask" "umask(2)" Sys [Mode] => super::directory::sys_umask;
    Chdir "chdir" "chdir(2)" Sys [Path] => super::directory::sys_chdir;
    Fchdir "fchdir" "chdir(2)" Sys [Fd] => super::directory::sys_fchdir;
    /// Its result is the length with the terminator, as that of the real system call.
    Getcwd "getcwd" "getcwd(2)" Sys [BufOut, Size] => super::directory::sys_getcwd;
    /// Entries of 280 bytes: `struct dirent` as the library has it, so readdir needs no translation.
    Getdents64 "getdents64" "getdents(2)" Sys [Fd, BufOut, Size] => super::directory::sys_getdents64;
    MemfdCreate "memfd_create" "memfd_create(2)" Sys [Str, Flags(V::Memfd)] => super::file::sys_memfd_create;
    // File locks: filelock.rs (fcntl's F_SETLK is there too)
    Flock "flock" "flock(2)" Sys [Fd, Flags(V::Flock)] => super::filelock::sys_flock;
    // Memory: mmap.rs
    Mmap "mmap" "mmap(2)" Sys [Ptr, Size, Flags(V::Protection), Flags(V::Mmap), Fd, Off] => super::mmap::sys_mmap;
    Munmap "munmap" "mmap(2)" Sys [Ptr, Size] => super::mmap::sys_munmap;
    Mremap "mremap" "mremap(2)" Sys [Ptr, Size, Size, Int, Ptr] => super::mmap::sys_mremap;
    Mprotect "mprotect" "mprotect(2)" Sys [Ptr, Size, Flags(V::Protection)] => super::mmap::sys_mprotect;
    Msync "msync" "msync(2)" Sys [Ptr, Size, Flags(V::Msync)] => super::mmap::sys_msync;
    Madvise "madvise" "madvise(2)" Sys [Ptr, Size, Int] => super::mmap::sys_madvise;
    Mlock "mlock" "mlock(2)" Sys [Ptr, Size] => super::mmap::sys_mlock;
    Munlock "munlock" "mlock(2)" Sys [Ptr, Size] => super::mmap::sys_mlock;
    Mlockall "mlockall" "mlock(2)" Sys [Int] => super::mmap::sys_mlockall;
    Munlockall "munlockall" "mlock(2)" Sys [] => super::mmap::sys_munlockall;
    Brk "brk" "brk(2)" Sys [Ptr] => super::mmap::sys_brk;
    // Signals: signal.rs. The structures are the library's: sigset_t has 128 bytes, of which eight are read or written.
    Kill "kill" "kill(2)" Sys [Pid, Signal] => super::sigcalls::sys_kill;
    Tkill "tkill" "tkill(2)" Sys [Pid, Signal] => super::sigcalls::sys_tkill;
    Tgkill "tgkill" "tkill(2)" Sys [Pid, Pid, Signal] => super::sigcalls::sys_tgkill;
    RtSigaction "rt_sigaction" "sigaction(2)" Sys [Signal, Struct(S::Sigaction), StructOut(S::Sigaction)] => super::sigcalls::sys_rt_sigaction;
    RtSigprocmask "rt_sigprocmask" "sigprocmask(2)" Sys [OneOf(V::SigHow), Struct(S::Sigset), StructOut(S::Sigset)] => super::sigcalls::sys_rt_sigprocmask;
    RtSigpending "rt_sigpending" "sigpending(2)" Sys [StructOut(S::Sigset)] => super::sigcalls::sys_rt_sigpending;
    RtSigsuspend "rt_sigsuspend" "sigsuspend(2)" Sys [Struct(S::Sigset)] => super::sigcalls::sys_rt_sigsuspend;
    RtSigtimedwait "rt_sigtimedwait" "sigwaitinfo(2)" Sys [Struct(S::Sigset), StructOut(S::Siginfo), Struct(S::Timespec)] => super::sigcalls::sys_rt_sigtimedwait;
    RtSigqueueinfo "rt_sigqueueinfo" "rt_sigqueueinfo(2)" Sys [Pid, Signal, Struct(S::Siginfo)] => super::sigcalls::sys_rt_sigqueueinfo;
    RtTgsigqueueinfo "rt_tgsigqueueinfo" "rt_sigqueueinfo(2)" Sys [Pid, Pid, Signal, Struct(S::Siginfo)] => super::sigcalls::sys_rt_tgsigqueueinfo;
    RtSigreturn "rt_sigreturn" "sigreturn(2)" Sys [] => super::sigcalls::sys_rt_sigreturn;
    Sigaltstack "sigaltstack" "sigaltstack(2)" Sys [Struct(S::Stack), StructOut(S::Stack)] => super::sigcalls::sys_sigaltstack;
    Pause "pause" "pause(2)" Sys [] => super::sigcalls::sys_pause;
    // Time: clock.rs, timer.rs
    Alarm "alarm" "alarm(2)" Sys [Uint] => super::timer::sys_alarm;
    Setitimer "setitimer" "getitimer(2)" Sys [OneOf(V::Itimer), Struct(S::Itimerval), StructOut(S::Itimerval)] => super::timer::sys_setitimer;
    Getitimer "getitimer" "getitimer(2)" Sys [OneOf(V::Itimer), StructOut(S::Itimerval)] => super::timer::sys_getitimer;
    Nanosleep "nanosleep" "nanosleep(2)" Sys [Struct(S::Timespec), StructOut(S::Timespec)] => super::clock::sys_nanosleep;
    ClockNanosleep "clock_nanosleep" "clock_nanosleep(2)" Sys [OneOf(V::Clock), Int, Struct(S::Timespec), StructOut(S::Timespec)] => super::clock::sys_clock_nanosleep;
    ClockGettime "clock_gettime" "clock_gettime(2)" Sys [OneOf(V::Clock), StructOut(S::Timespec)] => super::clock::sys_clock_gettime;
    ClockSettime "clock_settime" "clock_gettime(2)" Sys [OneOf(V::Clock), Struct(S::Timespec)] => super::clock::sys_clock_settime;
    ClockGetres "clock_getres" "clock_gettime(2)" Sys [OneOf(V::Clock), StructOut(S::Timespec)] => super::clock::sys_clock_getres;
    Gettimeofday "gettimeofday" "gettimeofday(2)" Sys [StructOut(S::Timeval), Ptr] => super::clock::sys_gettimeofday;
    Time "time" "time(2)" Sys [Ptr] => super::clock::sys_time;
    TimerCreate "timer_create" "timer_create(2)" Sys [OneOf(V::Clock), Struct(S::Sigevent), IntOut] => super::timer::sys_timer_create;
    TimerSettime "timer_settime" "timer_settime(2)" Sys [Int, Int, Struct(S::Itimerspec), StructOut(S::Itimerspec)] => super::timer::sys_timer_settime;
    TimerGettime "timer_gettime" "timer_settime(2)" Sys [Int, StructOut(S::Itimerspec)] => super::timer::sys_timer_gettime;
    TimerGetoverrun "timer_getoverrun" "timer_getoverrun(2)" Sys [Int] => super::timer::sys_timer_getoverrun;
    TimerDelete "timer_delete" "timer_delete(2)" Sys [Int] => super::timer::sys_timer_delete;
    // Threads: thread.rs. pthread_t is the thread's tid; results are error numbers in negative, which the library
    // turns into what pthreads(7) return.
    Futex "futex" "futex(2)" Sys [Ptr, OneOf(V::Futex), Uint, Ptr, Ptr, Uint] => super::thread::sys_futex;
    SetTidAddress "set_tid_address" "set_tid_address(2)" Sys [Ptr] => super::thread::sys_set_tid_address;
    /// pthread_create(thread, attr, start, arg, via): gives the new tid and stores it in `*thread`; `attr` may be null.
    /// The thread begins in `via(start, arg)`: the library's function that calls `start` and then pthread_exit.
    PthreadCreate "pthread_create" "pthread_create(3)" Lib [Ptr, Ptr, Ptr, Ptr, Ptr] => super::thread::sys_pthread_create;
    /// pthread_exit(result), after the library has run the cleanup handlers and the key destructors. To the last
    /// thread of its process it returns 0: the library then calls `exit(0)`, which flushes the streams.
    PthreadExit "pthread_exit" "pthread_exit(3)" Lib [Ptr] => super::thread::sys_pthread_exit;
    /// pthread_join(thread, result)
    PthreadJoin "pthread_join" "pthread_join(3)" Lib [Long, Ptr] => super::thread::sys_pthread_join;
    PthreadTryjoin "pthread_tryjoin_np" "pthread_tryjoin_np(3)" Lib [Long, Ptr] => super::thread::sys_pthread_tryjoin;
    /// pthread_clockjoin_np(thread, result, clock, abstime); timedjoin is CLOCK_REALTIME.
    PthreadTimedjoin "pthread_timedjoin_np" "pthread_tryjoin_np(3)" Lib [Long, Ptr, OneOf(V::Clock), Struct(S::Timespec)] => super::thread::sys_pthread_timedjoin;
    PthreadDetach "pthread_detach" "pthread_detach(3)" Lib [Long] => super::thread::sys_pthread_detach;
    PthreadSelf "pthread_self" "pthread_self(3)" Lib [] => super::thread::sys_pthread_self;
    PthreadKill "pthread_kill" "pthread_kill(3)" Lib [Long, Signal] => super::sigcalls::sys_pthread_kill;
    /// pthread_sigqueue(thread, signal, value)
    PthreadSigqueue "pthread_sigqueue" "pthread_sigqueue(3)" Lib [Long, Signal, Long] => super::sigcalls::sys_pthread_sigqueue;
    PthreadCancel "pthread_cancel" "pthread_cancel(3)" Lib [Long] => super::thread::sys_pthread_cancel;
    /// pthread_setcancelstate(state, oldstate)
    PthreadSetcancelstate "pthread_setcancelstate" "pthread_setcancelstate(3)" Lib [Int, IntOut] => super::thread::sys_pthread_setcancelstate;
    PthreadSetcanceltype "pthread_setcanceltype" "pthread_setcancelstate(3)" Lib [Int, IntOut] => super::thread::sys_pthread_setcanceltype;
    PthreadTestcancel "pthread_testcancel" "pthread_testcancel(3)" Lib [] => super::thread::sys_pthread_testcancel;
    /// cancel_handler(fn): told once by the library's start code. When a cancellation acts, the thread is made to call
    /// `fn(32)`, as by a signal; it runs the cleanup handlers and ends in `pthread_exit(PTHREAD_CANCELED)`.
    CancelHandler "cancel_handler" "pthread_cancel(3)" Own [Ptr] => super::thread::sys_cancel_handler;
    /// pthread_getattr(thread, attr): pthread_getattr_np.
    PthreadGetattr "pthread_getattr_np" "pthread_getattr_np(3)" Lib [Long, Ptr] => super::thread::sys_pthread_getattr;
    /// pthread_getschedparam(thread, policy, param)
    PthreadGetschedparam "pthread_getschedparam" "pthread_setschedparam(3)" Lib [Long, IntOut, StructOut(S::SchedParam)] => super::thread::sys_pthread_getschedparam;
    PthreadSetschedparam "pthread_setschedparam" "pthread_setschedparam(3)" Lib [Long, OneOf(V::Scheduler), Struct(S::SchedParam)] => super::thread::sys_pthread_setschedparam;
    PthreadSetschedprio "pthread_setschedprio" "pthread_setschedprio(3)" Lib [Long, Int] => super::thread::sys_pthread_setschedprio;
    PthreadGetcpuclockid "pthread_getcpuclockid" "pthread_getcpuclockid(3)" Lib [Long, IntOut] => super::thread::sys_pthread_getcpuclockid;
    PthreadSetname "pthread_setname_np" "pthread_setname_np(3)" Lib [Long, Str] => super::thread::sys_pthread_setname;
    PthreadGetname "pthread_getname_np" "pthread_setname_np(3)" Lib [Long, Ptr, Size] => super::thread::sys_pthread_getname;
    // Locks: lock.rs. Their state words are in the program's memory (`abi::OPAQUE`); their benches are the kernel's.
    MutexInit "pthread_mutex_init" "pthread_mutex_init(3)" Lib [Ptr, Ptr] => super::lock::sys_mutex_init;
    MutexDestroy "pthread_mutex_destroy" "pthread_mutex_init(3)" Lib [Ptr] => super::lock::sys_mutex_destroy;
    MutexLock "pthread_mutex_lock" "pthread_mutex_lock(3)" Lib [Ptr] => super::lock::sys_mutex_lock;
    MutexTrylock "pthread_mutex_trylock" "pthread_mutex_lock(3)" Lib [Ptr] => super::lock::sys_mutex_trylock;
    /// pthread_mutex_clocklock(mutex, clock, abstime); timedlock is CLOCK_REALTIME.
    MutexTimedlock "pthread_mutex_timedlock" "pthread_mutex_timedlock(3)" Lib [Ptr, OneOf(V::Clock), Struct(S::Timespec)] => super::lock::sys_mutex_timedlock;
    MutexUnlock "pthread_mutex_unlock" "pthread_mutex_lock(3)" Lib [Ptr] => super::lock::sys_mutex_unlock;
    MutexConsistent "pthread_mutex_consistent" "pthread_mutex_consistent(3)" Lib [Ptr] => super::lock::sys_mutex_consistent;
    CondInit "pthread_cond_init" "pthread_cond_init(3)" Lib [Ptr, Ptr] => super::lock::sys_cond_init;
    CondDestroy "pthread_cond_destroy" "pthread_cond_init(3)" Lib [Ptr] => super::lock::sys_cond_destroy;
    CondWait "pthread_cond_wait" "pthread_cond_wait(3)" Lib [Ptr, Ptr] => super::lock::sys_cond_wait;
    /// pthread_cond_timedwait(cond, mutex, clock, abstime); a clock of -1: the condition variable's own.
    CondTimedwait "pthread_cond_timedwait" "pthread_cond_wait(3)" Lib [Ptr, Ptr, OneOf(V::Clock), Struct(S::Timespec)] => super::lock::sys_cond_timedwait;
    CondSignal "pthread_cond_signal" "pthread_cond_signal(3)" Lib [Ptr] => super::lock::sys_cond_signal;
    CondBroadcast "pthread_cond_broadcast" "pthread_cond_signal(3)" Lib [Ptr] => super::lock::sys_cond_broadcast;
    RwlockInit "pthread_rwlock_init" "pthread_rwlock_init(3)" Lib [Ptr, Ptr] => super::lock::sys_rwlock_init;
    RwlockDestroy "pthread_rwlock_destroy" "pthread_rwlock_init(3)" Lib [Ptr] => super::lock::sys_rwlock_destroy;
    RwlockRdlock "pthread_rwlock_rdlock" "pthread_rwlock_rdlock(3)" Lib [Ptr] => super::lock::sys_rwlock_rdlock;
    RwlockTryrdlock "pthread_rwlock_tryrdlock" "pthread_rwlock_rdlock(3)" Lib [Ptr] => super::lock::sys_rwlock_tryrdlock;
    RwlockTimedrdlock "pthread_rwlock_timedrdlock" "pthread_rwlock_timedrdlock(3)" Lib [Ptr, OneOf(V::Clock), Struct(S::Timespec)] => super::lock::sys_rwlock_timedrdlock;
    RwlockWrlock "pthread_rwlock_wrlock" "pthread_rwlock_wrlock(3)" Lib [Ptr] => super::lock::sys_rwlock_wrlock;
    RwlockTrywrlock "pthread_rwlock_trywrlock" "pthread_rwlock_wrlock(3)" Lib [Ptr] => super::lock::sys_rwlock_trywrlock;
    RwlockTimedwrlock "pthread_rwlock_timedwrlock" "pthread_rwlock_timedwrlock(3)" Lib [Ptr, OneOf(V::Clock), Struct(S::Timespec)] => super::lock::sys_rwlock_timedwrlock;
    RwlockUnlock "pthread_rwlock_unlock" "pthread_rwlock_unlock(3)" Lib [Ptr] => super::lock::sys_rwlock_unlock;
    /// pthread_barrier_init(barrier, attr, count)
    BarrierInit "pthread_barrier_init" "pthread_barrier_init(3)" Lib [Ptr, Ptr, Uint] => super::lock::sys_barrier_init;
    BarrierDestroy "pthread_barrier_destroy" "pthread_barrier_init(3)" Lib [Ptr] => super::lock::sys_barrier_destroy;
    BarrierWait "pthread_barrier_wait" "pthread_barrier_wait(3)" Lib [Ptr] => super::lock::sys_barrier_wait;
    SpinInit "pthread_spin_init" "pthread_spin_init(3)" Lib [Ptr, Int] => super::lock::sys_spin_init;
    SpinDestroy "pthread_spin_destroy" "pthread_spin_init(3)" Lib [Ptr] => super::lock::sys_spin_destroy;
    SpinLock "pthread_spin_lock" "pthread_spin_lock(3)" Lib [Ptr] => super::lock::sys_spin_lock;
    SpinTrylock "pthread_spin_trylock" "pthread_spin_lock(3)" Lib [Ptr] => super::lock::sys_spin_trylock;
    SpinUnlock "pthread_spin_unlock" "pthread_spin_lock(3)" Lib [Ptr] => super::lock::sys_spin_unlock;
    /// once_begin(control): 1 when the caller is to run the routine and then call `once_end`, 0 when it has been run => absent;
    /// waits while somebody else runs it.
    OnceBegin "once_begin" "pthread_once(3)" Lib [Ptr] => super::lock::sys_once_begin;
    OnceEnd "once_end" "pthread_once(3)" Lib [Ptr] => super::lock::sys_once_end;
    // POSIX semaphores: sem.rs. `sem_t` lives in the program's memory; its bench is the kernel's.
    SemInit "sem_init" "sem_init(3)" Lib [Ptr, Int, Uint] => super::sem::sys_sem_init;
    SemDestroy "sem_destroy" "sem_destroy(3)" Lib [Ptr] => super::sem::sys_sem_destroy;
    SemWait "sem_wait" "sem_wait(3)" Lib [Ptr] => super::sem::sys_sem_wait;
    SemTrywait "sem_trywait" "sem_wait(3)" Lib [Ptr] => super::sem::sys_sem_trywait;
    SemTimedwait "sem_timedwait" "sem_wait(3)" Lib [Ptr, Struct(S::Timespec)] => super::sem::sys_sem_timedwait;
    /// sem_clockwait(sem, clock, abstime)
    SemClockwait "sem_clockwait" "sem_wait(3)" Lib [Ptr, OneOf(V::Clock), Struct(S::Timespec)] => super::sem::sys_sem_clockwait;
    SemPost "sem_post" "sem_post(3)" Lib [Ptr] => super::sem::sys_sem_post;
    SemGetvalue "sem_getvalue" "sem_getvalue(3)" Lib [Ptr, IntOut] => super::sem::sys_sem_getvalue;
    /// Gives the address where the semaphore is mapped.
    SemOpen "sem_open" "sem_open(3)" Lib [Str, Flags(V::Open), Mode, Uint] => super::sem::sys_sem_open;
    SemClose "sem_close" "sem_close(3)" Lib [Ptr] => super::sem::sys_sem_close;
    SemUnlink "sem_unlink" "sem_unlink(3)" Lib [Str] => super::sem::sys_sem_unlink;
    // Multiplexing: poll.rs, epoll.rs, eventfd.rs, timerfd.rs, signalfd.rs
    Select "select" "select(2)" Sys [Int, Struct(S::Fdset), Struct(S::Fdset), Struct(S::Fdset), Struct(S::Timeval)] => super::poll::sys_select;
    /// pselect6(n, read, write, except, timespec, sigset): the mask itself, not the pair of the real call.
    Pselect6 "pselect6" "select(2)" Sys [Int, Struct(S::Fdset), Struct(S::Fdset), Struct(S::Fdset), Struct(S::Timespec), Struct(S::Sigset)] => super::poll::sys_pselect6;
    Poll "poll" "poll(2)" Sys [PollFds(1), Uint, Int] => super::poll::sys_poll;
    Ppoll "ppoll" "poll(2)" Sys [PollFds(1), Uint, Struct(S::Timespec), Struct(S::Sigset)] => super::poll::sys_ppoll;
    EpollCreate1 "epoll_create1" "epoll_create(2)" Sys [Flags(V::EpollCreate)] => super::epoll::sys_epoll_create1;
    EpollCtl "epoll_ctl" "epoll_ctl(2)" Sys [Fd, OneOf(V::EpollOp), Fd, Struct(S::EpollEvent)] => super::epoll::sys_epoll_ctl;
    EpollWait "epoll_wait" "epoll_wait(2)" Sys [Fd, StructOut(S::EpollEvent), Int, Int] => super::epoll::sys_epoll_wait;
    /// epoll_pwait(epfd, events, maxevents, timeout, sigmask)
    EpollPwait "epoll_pwait" "epoll_wait(2)" Sys [Fd, StructOut(S::EpollEvent), Int, Int, Struct(S::Sigset)] => super::epoll::sys_epoll_pwait;
    Eventfd2 "eventfd2" "eventfd(2)" Sys [Uint, Flags(V::Eventfd)] => super::eventfd::sys_eventfd2;
    TimerfdCreate "timerfd_create" "timerfd_create(2)" Sys [OneOf(V::Clock), Flags(V::Timerfd)] => super::timerfd::sys_timerfd_create;
    TimerfdSettime "timerfd_settime" "timerfd_create(2)" Sys [Fd, Flags(V::TimerfdSet), Struct(S::Itimerspec), StructOut(S::Itimerspec)] => super::timerfd::sys_timerfd_settime;
    TimerfdGettime "timerfd_gettime" "timerfd_create(2)" Sys [Fd, StructOut(S::Itimerspec)] => super::timerfd::sys_timerfd_gettime;
    Signalfd4 "signalfd4" "signalfd(2)" Sys [Fd, Struct(S::Sigset), Size, Flags(V::Signalfd)] => super::signalfd::sys_signalfd4;
    // Watching files: inotify.rs
    InotifyInit "inotify_init" "inotify_init(2)" Sys [] => super::inotify::sys_inotify_init;
    InotifyInit1 "inotify_init1" "inotify_init(2)" Sys [Flags(V::InotifyInit)] => super::inotify::sys_inotify_init1;
    InotifyAddWatch "inotify_add_watch" "inotify_add_watch(2)" Sys [Fd, Path, Flags(V::InotifyMask)] => super::inotify::sys_inotify_add_watch;
    InotifyRmWatch "inotify_rm_watch" "inotify_rm_watch(2)" Sys [Fd, Int] => super::inotify::sys_inotify_rm_watch;
    // Between pipes and other descriptors: splice.rs
    Splice "splice" "splice(2)" Sys [Fd, OffPtr, Fd, OffPtr, Size, Flags(V::Splice)] => super::splice::sys_splice;
    CopyFileRange "copy_file_range" "copy_file_range(2)" Sys [Fd, OffPtr, Fd, OffPtr, Size, Uint] => super::splice::sys_copy_file_range;
    Tee "tee" "tee(2)" Sys [Fd, Fd, Size, Flags(V::Splice)] => super::splice::sys_tee;
    Vmsplice "vmsplice" "vmsplice(2)" Sys [Fd, IovecIn(2), Size, Flags(V::Splice)] => super::splice::sys_vmsplice;
    // Sockets: socket.rs
    Socket "socket" "socket(2)" Sys [OneOf(V::SocketDomain), Flags(V::SocketType), OneOf(V::IpProtocol)] => super::socket::sys_socket;
    Socketpair "socketpair" "socketpair(2)" Sys [OneOf(V::SocketDomain), Flags(V::SocketType), Int, FdPair] => super::socket::sys_socketpair;
    Bind "bind" "bind(2)" Sys [Fd, Struct(S::Sockaddr), Int] => super::socket::sys_bind;
    Listen "listen" "listen(2)" Sys [Fd, Int] => super::socket::sys_listen;
    Accept "accept" "accept(2)" Sys [Fd, StructOut(S::Sockaddr), IntOut] => super::socket::sys_accept;
    Accept4 "accept4" "accept(2)" Sys [Fd, StructOut(S::Sockaddr), IntOut, Flags(V::SocketType)] => super::socket::sys_accept4;
    Connect "connect" "connect(2)" Sys [Fd, Struct(S::Sockaddr), Int] => super::socket::sys_connect;
    Getsockname "getsockname" "getsockname(2)" Sys [Fd, StructOut(S::Sockaddr), IntOut] => super::socket::sys_getsockname;
    Getpeername "getpeername" "getpeername(2)" Sys [Fd, StructOut(S::Sockaddr), IntOut] => super::socket::sys_getpeername;
    Sendto "sendto" "send(2)" Sys [Fd, BufIn(2), Size, Flags(V::Message), Struct(S::Sockaddr), Int] => super::message::sys_sendto;
    Recvfrom "recvfrom" "recv(2)" Sys [Fd, BufOut, Size, Flags(V::Message), StructOut(S::Sockaddr), IntOut] => super::message::sys_recvfrom;
    Sendmsg "sendmsg" "send(2)" Sys [Fd, Struct(S::Msghdr), Flags(V::Message)] => super::message::sys_sendmsg;
    Recvmsg "recvmsg" "recv(2)" Sys [Fd, StructOut(S::Msghdr), Flags(V::Message)] => super::message::sys_recvmsg;
    Shutdown "shutdown" "shutdown(2)" Sys [Fd, OneOf(V::Shutdown)] => super::socket::sys_shutdown;
    Setsockopt "setsockopt" "getsockopt(2)" Sys [Fd, OneOf(V::SocketLevel), OneOf(V::SocketOption), Ptr, Int] => super::sockopt::sys_setsockopt;
    Getsockopt "getsockopt" "getsockopt(2)" Sys [Fd, OneOf(V::SocketLevel), OneOf(V::SocketOption), Ptr, IntOut] => super::sockopt::sys_getsockopt;
    // POSIX message queues: mq.rs
    MqOpen "mq_open" "mq_open(3)" Sys [Str, Flags(V::Open), Mode, Struct(S::MqAttr)] => super::mq::sys_mq_open;
    MqUnlink "mq_unlink" "mq_unlink(3)" Sys [Str] => super::mq::sys_mq_unlink;
    MqTimedsend "mq_timedsend" "mq_send(3)" Sys [Fd, BufIn(2), Size, Uint, Struct(S::Timespec)] => super::mq::sys_mq_timedsend;
    MqTimedreceive "mq_timedreceive" "mq_receive(3)" Sys [Fd, BufOut, Size, IntOut, Struct(S::Timespec)] => super::mq::sys_mq_timedreceive;
    MqNotify "mq_notify" "mq_notify(3)" Sys [Fd, Struct(S::Sigevent)] => super::mq::sys_mq_notify;
    MqGetsetattr "mq_getsetattr" "mq_getsetattr(2)" Sys [Fd, Struct(S::MqAttr), StructOut(S::MqAttr)] => super::mq::sys_mq_getsetattr;
    // System V IPC: msg.rs, semset.rs, shm.rs
    Msgget "msgget" "msgget(2)" Sys [Key, Flags(V::IpcFlags)] => super::msg::sys_msgget;
    Msgsnd "msgsnd" "msgop(2)" Sys [Int, Struct(S::Msgbuf), Size, Flags(V::IpcFlags)] => super::msg::sys_msgsnd;
    Msgrcv "msgrcv" "msgop(2)" Sys [Int, StructOut(S::Msgbuf), Size, Long, Flags(V::IpcFlags)] => super::msg::sys_msgrcv;
    Msgctl "msgctl" "msgctl(2)" Sys [Int, OneOf(V::IpcCommand), Struct(S::MsqidDs)] => super::msg::sys_msgctl;
    Semget "semget" "semget(2)" Sys [Key, Int, Flags(V::IpcFlags)] => super::semset::sys_semget;
    Semop "semop" "semop(2)" Sys [Int, Sembufs(2), Size] => super::semset::sys_semop;
    Semtimedop "semtimedop" "semop(2)" Sys [Int, Sembufs(2), Size, Struct(S::Timespec)] => super::semset::sys_semtimedop;
    Semctl "semctl" "semctl(2)" Sys [Int, Int, OneOf(V::SemCommand), Ptr] => super::semset::sys_semctl;
    Shmget "shmget" "shmget(2)" Sys [Key, Size, Flags(V::IpcFlags)] => super::shm::sys_shmget;
    Shmat "shmat" "shmop(2)" Sys [Int, Ptr, Flags(V::ShmFlags)] => super::shm::sys_shmat;
    Shmdt "shmdt" "shmop(2)" Sys [Ptr] => super::shm::sys_shmdt;
    Shmctl "shmctl" "shmctl(2)" Sys [Int, OneOf(V::IpcCommand), Struct(S::ShmidDs)] => super::shm::sys_shmctl;
    // Mailboxes: mailbox.rs, whose head is the manual page.
    /// mailbox_open(key, capacity, size, flags): an id.
    MailboxOpen "mailbox_open" "mailbox(7)" Own [Int, Int, Size, Flags(V::Mailbox)] => super::mailbox::sys_mailbox_open;
    /// mailbox_send(id, message, length, flags)
    MailboxSend "mailbox_send" "mailbox(7)" Own [Int, BufIn(2), Size, Flags(V::Mailbox)] => super::mailbox::sys_mailbox_send;
    /// mailbox_receive(id, buffer, size, flags): the message's length.
    MailboxReceive "mailbox_receive" "mailbox(7)" Own [Int, BufOut, Size, Flags(V::Mailbox)] => super::mailbox::sys_mailbox_receive;
    /// mailbox_destroy(id)
    MailboxDestroy "mailbox_destroy" "mailbox(7)" Own [Int] => super::mailbox::sys_mailbox_destroy;
    /// mailbox_count(id): messages waiting.
    MailboxCount "mailbox_count" "mailbox(7)" Own [Int] => super::mailbox::sys_mailbox_count;
    /// message_capacity(capacity): of the caller's own queue for messages sent to it by name.
    MessageCapacity "message_capacity" "mailbox(7)" Own [Int] => super::mailbox::sys_message_capacity;
    /// message_send(to, message, length, flags)
    MessageSend "message_send" "mailbox(7)" Own [Pid, BufIn(2), Size, Flags(V::Mailbox)] => super::mailbox::sys_message_send;
    /// message_receive(from, buffer, size, flags, sender): from a named process, or `MB_ANYONE`.
    MessageReceive "message_receive" "mailbox(7)" Own [Pid, BufOut, Size, Flags(V::Mailbox), IntOut] => super::mailbox::sys_message_receive;
    /// port_create(capacity): the name of a new port's receive right.
    PortCreate "port_create" "mailbox(7)" Own [Int] => super::mailbox::sys_port_create;
    /// port_right(port): the name of a send right made from a receive right.
    PortRight "port_right" "mailbox(7)" Own [Int] => super::mailbox::sys_port_right;
    /// port_send(port, message, length, carried, flags): `carried` is a right that travels along, or 0.
    PortSend "port_send" "mailbox(7)" Own [Int, BufIn(2), Size, Int, Flags(V::Mailbox)] => super::mailbox::sys_port_send;
    /// port_receive(port, buffer, size, carried, flags)
    PortReceive "port_receive" "mailbox(7)" Own [Int, BufOut, Size, IntOut, Flags(V::Mailbox)] => super::mailbox::sys_port_receive;
    PortRelease "port_release" "mailbox(7)" Own [Int] => super::mailbox::sys_port_release;
    /// port_register(name, port): others find a send right under the name.
    PortRegister "port_register" "mailbox(7)" Own [Str, Int] => super::mailbox::sys_port_register;
    PortLookup "port_lookup" "mailbox(7)" Own [Str] => super::mailbox::sys_port_lookup;
    // Byte sockets: bytesocket.rs, whose head is the manual page.
    CreateSocket "CreateSocket" "socketbuffer(7)" Own [Int] => super::bytesocket::sys_create_socket;
    ConnectSocket "ConnectSocket" "socketbuffer(7)" Own [Int] => super::bytesocket::sys_connect_socket;
    CloseSocket "CloseSocket" "socketbuffer(7)" Own [Int] => super::bytesocket::sys_close_socket;
    SendByte "SendByte" "socketbuffer(7)" Own [Int, Int] => super::bytesocket::sys_send_byte;
    ReadByte "ReadByte" "socketbuffer(7)" Own [Int] => super::bytesocket::sys_read_byte;
    /// SetStandardSocket(fd, port): the byte socket stands for this descriptor.
    SetStandardSocket "SetStandardSocket" "socketbuffer(7)" Own [Fd, Int] => super::bytesocket::sys_set_standard_socket;
    // The run-time.
    /// syscall(number, a, b, c, d, e): the call with this number of Linux, with five arguments.
    Syscall "syscall" "syscall(2)" Own [Long, Long, Long, Long, Long, Long] => absent;
    // Recognised, not modelled: the compiler warns by name, and ENOSYS is the answer.
    Ptrace "ptrace" "ptrace(2)" Absent [Long, Long, Ptr, Ptr] => absent;
    Setns "setns" "setns(2)" Absent [Fd, Int] => absent;
    Unshare "unshare" "unshare(2)" Absent [Int] => absent;
    Mount "mount" "mount(2)" Absent [Str, Str, Str, Long, Ptr] => absent;
    Chroot "chroot" "chroot(2)" Absent [Path] => absent;
    Personality "personality" "personality(2)" Absent [Long] => absent;
    PidfdOpen "pidfd_open" "pidfd_open(2)" Absent [Pid, Uint] => absent;
    ProcessVmReadv "process_vm_readv" "process_vm_readv(2)" Absent [Pid, Ptr, Long, Ptr, Long, Long] => absent;
    ProcessVmWritev "process_vm_writev" "process_vm_readv(2)" Absent [Pid, Ptr, Long, Ptr, Long, Long] => absent;
    SchedSetattr "sched_setattr" "sched_setattr(2)" Absent [Pid, Ptr, Uint] => absent;
    AioSubmit "io_submit" "io_submit(2)" Absent [Long, Long, Ptr] => absent;
}

impl Call {
    /// The call with this number.
    #[must_use]
    pub fn from_number(n: u16) -> Option<Call> {
        Call::ALL.get(n as usize).copied()
    }

    #[must_use]
    pub fn info(self) -> &'static CallInfo {
        &CALLS[self as usize]
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// The call with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Call> {
        let i = CALLS.iter().position(|c| c.name == name)?;
        Call::ALL.get(i).copied()
    }
}

/// The text of the header from which the C library takes the numbers: `#define __CALL_read 20` and so on.
#[must_use]
pub fn header() -> String {
    CALLS.iter().enumerate().map(|(i, c)| format!("#define __CALL_{} {i}\n", c.name)).collect()
}
