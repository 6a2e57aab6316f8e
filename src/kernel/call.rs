//! The table of calls: the one list from which the library's call numbers, the dispatch, strace's lines, the
//! narration and the documentation are made.
//!
//! A call of class `Sys` is a system call of Linux under its real name (as strace prints it). One of class `Lib` is
//! a library function that the model treats as one operation of the kernel, because that is how textbooks draw it:
//! `sem_wait` and `pthread_mutex_lock` are futexes underneath, and an uncontended one never enters a real kernel.
//! `Own` calls serve the project's own headers (`<mailbox.h>`, `<socketbuffer.h>`) and the run-time.
//!
//! To add a call: a row here, its function in the noun's file, its C wrapper in `cc/include`, a test program.

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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StructKind {
    Timespec,
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    Sys,
    Lib,
    Own,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CallInfo {
    pub name: &'static str,
    /// Where it is documented: `pipe(2)`.
    pub page: &'static str,
    pub class: Class,
    pub args: &'static [Arg],
}

macro_rules! calls {
    ($($variant:ident $name:literal $page:literal $class:ident [$($arg:expr),* $(,)?];)*) => {
        /// A call's number, in the order of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Call { $($variant),* }

        pub const CALLS: &[CallInfo] = &[$(CallInfo {
            name: $name, page: $page, class: Class::$class,
            args: { #[allow(unused_imports, reason = "a row may have no arguments")] use Arg::*; &[$($arg),*] },
        }),*];

        impl Call {
            const ALL: &'static [Call] = &[$(Call::$variant),*];
        }
    };
}

use StructKind as S;
use Vocabulary as V;

calls! {
    // Processes: process.rs
    Exit "exit" "_exit(2)" Sys [Int];
    ExitGroup "exit_group" "_exit(2)" Sys [Int];
    Fork "fork" "fork(2)" Sys [];
    Vfork "vfork" "vfork(2)" Sys [];
    Execve "execve" "execve(2)" Sys [Path, StringArray, StringArray];
    Wait4 "wait4" "wait4(2)" Sys [Pid, StatusOut, Flags(V::Wait), StructOut(S::Rusage)];
    Waitid "waitid" "waitid(2)" Sys [Int, Pid, StructOut(S::Siginfo), Flags(V::Wait)];
    Getpid "getpid" "getpid(2)" Sys [];
    Getppid "getppid" "getppid(2)" Sys [];
    Gettid "gettid" "gettid(2)" Sys [];
    Getuid "getuid" "getuid(2)" Sys [];
    Geteuid "geteuid" "getuid(2)" Sys [];
    Getgid "getgid" "getgid(2)" Sys [];
    Getegid "getegid" "getgid(2)" Sys [];
    Setpgid "setpgid" "setpgid(2)" Sys [Pid, Pid];
    Getpgid "getpgid" "getpgid(2)" Sys [Pid];
    Setsid "setsid" "setsid(2)" Sys [];
    Getsid "getsid" "getsid(2)" Sys [Pid];
    SchedYield "sched_yield" "sched_yield(2)" Sys [];
    // Descriptors: fd.rs
    Read "read" "read(2)" Sys [Fd, BufOut, Size];
    Write "write" "write(2)" Sys [Fd, BufIn(2), Size];
    Close "close" "close(2)" Sys [Fd];
    Dup "dup" "dup(2)" Sys [Fd];
    Dup2 "dup2" "dup2(2)" Sys [Fd, Fd];
    Dup3 "dup3" "dup2(2)" Sys [Fd, Fd, Flags(V::Open)];
    Fcntl "fcntl" "fcntl(2)" Sys [Fd, OneOf(V::FcntlCommand), Long];
    Lseek "lseek" "lseek(2)" Sys [Fd, Off, OneOf(V::Whence)];
    Ioctl "ioctl" "ioctl(2)" Sys [Fd, Hex, Ptr];
    // Pipes: pipe.rs
    Pipe "pipe" "pipe(2)" Sys [FdPair];
    Pipe2 "pipe2" "pipe(2)" Sys [FdPair, Flags(V::Pipe)];
    // Files: file.rs
    Openat "openat" "open(2)" Sys [DirFd, Path, Flags(V::Open), Mode];
    Unlink "unlink" "unlink(2)" Sys [Path];
    Ftruncate "ftruncate" "ftruncate(2)" Sys [Fd, Off];
    Mknodat "mknodat" "mkfifo(3)" Sys [DirFd, Path, Mode];
    Fstat "fstat" "stat(2)" Sys [Fd, StructOut(S::Stat)];
    Stat "stat" "stat(2)" Sys [Path, StructOut(S::Stat)];
    Umask "umask" "umask(2)" Sys [Mode];
    // Memory: mmap.rs
    Mmap "mmap" "mmap(2)" Sys [Ptr, Size, Flags(V::Protection), Flags(V::Mmap), Fd, Off];
    Munmap "munmap" "munmap(2)" Sys [Ptr, Size];
    Mprotect "mprotect" "mprotect(2)" Sys [Ptr, Size, Flags(V::Protection)];
    Msync "msync" "msync(2)" Sys [Ptr, Size, Int];
    Brk "brk" "brk(2)" Sys [Ptr];
    // Signals and time: signal.rs, clock.rs
    Kill "kill" "kill(2)" Sys [Pid, Signal];
    Tgkill "tgkill" "tgkill(2)" Sys [Pid, Pid, Signal];
    RtSigaction "rt_sigaction" "sigaction(2)" Sys [Signal, Struct(S::Sigaction), StructOut(S::Sigaction)];
    RtSigprocmask "rt_sigprocmask" "sigprocmask(2)" Sys [OneOf(V::SigHow), Struct(S::Sigset), StructOut(S::Sigset)];
    RtSigpending "rt_sigpending" "sigpending(2)" Sys [StructOut(S::Sigset)];
    RtSigsuspend "rt_sigsuspend" "sigsuspend(2)" Sys [Struct(S::Sigset)];
    RtSigreturn "rt_sigreturn" "sigreturn(2)" Sys [];
    Pause "pause" "pause(2)" Sys [];
    Alarm "alarm" "alarm(2)" Sys [Uint];
    ClockNanosleep "clock_nanosleep" "clock_nanosleep(2)" Sys [OneOf(V::Clock), Int, Struct(S::Timespec), StructOut(S::Timespec)];
    ClockGettime "clock_gettime" "clock_gettime(2)" Sys [OneOf(V::Clock), StructOut(S::Timespec)];
    // POSIX semaphores: sem.rs. `sem_t` lives in the program's memory; its bench is the kernel's.
    SemInit "sem_init" "sem_init(3)" Lib [Ptr, Int, Uint];
    SemDestroy "sem_destroy" "sem_destroy(3)" Lib [Ptr];
    SemWait "sem_wait" "sem_wait(3)" Lib [Ptr];
    SemTrywait "sem_trywait" "sem_wait(3)" Lib [Ptr];
    SemTimedwait "sem_timedwait" "sem_wait(3)" Lib [Ptr, Struct(S::Timespec)];
    SemPost "sem_post" "sem_post(3)" Lib [Ptr];
    SemGetvalue "sem_getvalue" "sem_getvalue(3)" Lib [Ptr, IntOut];
    SemOpen "sem_open" "sem_open(3)" Lib [Str, Flags(V::Open), Mode, Uint];
    SemClose "sem_close" "sem_close(3)" Lib [Ptr];
    SemUnlink "sem_unlink" "sem_unlink(3)" Lib [Str];
    // Mailboxes: mailbox.rs
    MailboxOpen "mailbox_open" "mailbox(7)" Own [Int, Int, Size];
    MailboxSend "mailbox_send" "mailbox(7)" Own [Int, BufIn(2), Size, Int];
    MailboxReceive "mailbox_receive" "mailbox(7)" Own [Int, BufOut, Size, Int];
    MailboxClose "mailbox_close" "mailbox(7)" Own [Int];
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
}

/// The text of the header from which the C library takes the numbers: `#define __CALL_read 20` and so on.
#[must_use]
pub fn header() -> String {
    CALLS.iter().enumerate().map(|(i, c)| format!("#define __CALL_{} {i}\n", c.name)).collect()
}
