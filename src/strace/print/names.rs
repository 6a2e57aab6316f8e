//! Numbers as the words of their manual pages. The values come from `kernel::abi`; here stands which words belong to
//! which vocabulary, in the order in which strace prints them.

use crate::kernel::abi;
use crate::kernel::call::Vocabulary as V;
use std::fmt::Write as _;

/// The words of a vocabulary, separated by spaces.
fn words(v: V) -> &'static str {
    match v {
        V::Open => {
            "O_CREAT O_EXCL O_NOCTTY O_TRUNC O_APPEND O_NONBLOCK O_SYNC O_DSYNC O_ASYNC O_DIRECT O_NOFOLLOW O_NOATIME \
             O_CLOEXEC O_PATH O_TMPFILE O_DIRECTORY"
        }
        V::FcntlCommand => {
            "F_DUPFD F_GETFD F_SETFD F_GETFL F_SETFL F_GETLK F_SETLK F_SETLKW F_SETOWN F_GETOWN F_SETSIG F_GETSIG \
             F_DUPFD_CLOEXEC F_SETPIPE_SZ F_GETPIPE_SZ F_OFD_GETLK F_OFD_SETLK F_OFD_SETLKW F_ADD_SEALS F_GET_SEALS"
        }
        V::Mmap => {
            "MAP_SHARED MAP_PRIVATE MAP_FIXED MAP_ANONYMOUS MAP_GROWSDOWN MAP_LOCKED MAP_NORESERVE MAP_POPULATE \
             MAP_STACK MAP_HUGETLB MAP_FIXED_NOREPLACE"
        }
        V::Protection => "PROT_READ PROT_WRITE PROT_EXEC",
        V::Wait => "WNOHANG WSTOPPED WEXITED WCONTINUED WNOWAIT __WCLONE __WALL",
        V::Whence => "SEEK_SET SEEK_CUR SEEK_END SEEK_DATA SEEK_HOLE",
        V::Clock => {
            "CLOCK_REALTIME CLOCK_MONOTONIC CLOCK_PROCESS_CPUTIME_ID CLOCK_THREAD_CPUTIME_ID CLOCK_MONOTONIC_RAW \
             CLOCK_REALTIME_COARSE CLOCK_MONOTONIC_COARSE CLOCK_BOOTTIME CLOCK_REALTIME_ALARM CLOCK_BOOTTIME_ALARM \
             CLOCK_TAI"
        }
        V::SigHow => "SIG_BLOCK SIG_UNBLOCK SIG_SETMASK",
        V::SocketDomain => "AF_UNSPEC AF_UNIX AF_INET AF_INET6 AF_NETLINK AF_PACKET",
        V::SocketType => "SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_SEQPACKET",
        V::Message => {
            "MSG_OOB MSG_PEEK MSG_DONTROUTE MSG_CTRUNC MSG_TRUNC MSG_DONTWAIT MSG_EOR MSG_WAITALL MSG_ERRQUEUE \
             MSG_NOSIGNAL MSG_MORE MSG_CMSG_CLOEXEC"
        }
        V::Shutdown => "SHUT_RD SHUT_WR SHUT_RDWR",
        V::IpcFlags => "IPC_CREAT IPC_EXCL MSG_NOERROR MSG_EXCEPT IPC_NOWAIT",
        V::IpcCommand => "IPC_RMID IPC_SET IPC_STAT IPC_INFO SHM_LOCK SHM_UNLOCK",
        V::Poll => {
            "POLLIN POLLPRI POLLOUT POLLERR POLLHUP POLLNVAL POLLRDNORM POLLRDBAND POLLWRNORM POLLWRBAND POLLMSG POLLRDHUP"
        }
        V::EpollOp => "EPOLL_CTL_ADD EPOLL_CTL_DEL EPOLL_CTL_MOD",
        V::Access => "R_OK W_OK X_OK",
        V::Flock => "LOCK_SH LOCK_EX LOCK_NB LOCK_UN",
        V::Clone => {
            "CLONE_VM CLONE_FS CLONE_FILES CLONE_SIGHAND CLONE_PTRACE CLONE_VFORK CLONE_PARENT CLONE_THREAD \
             CLONE_NEWNS CLONE_SYSVSEM CLONE_SETTLS CLONE_PARENT_SETTID CLONE_CHILD_CLEARTID CLONE_CHILD_SETTID \
             CLONE_NEWUTS CLONE_NEWIPC CLONE_NEWUSER CLONE_NEWPID CLONE_NEWNET CLONE_IO"
        }
        V::Pipe => "O_CREAT O_EXCL O_NOCTTY O_TRUNC O_APPEND O_NONBLOCK O_SYNC O_DIRECT O_CLOEXEC",
        V::Rlimit => {
            "RLIMIT_CPU RLIMIT_FSIZE RLIMIT_DATA RLIMIT_STACK RLIMIT_CORE RLIMIT_RSS RLIMIT_NPROC RLIMIT_NOFILE \
             RLIMIT_MEMLOCK RLIMIT_AS RLIMIT_LOCKS RLIMIT_SIGPENDING RLIMIT_MSGQUEUE RLIMIT_NICE RLIMIT_RTPRIO \
             RLIMIT_RTTIME"
        }
        V::Rusage => "RUSAGE_SELF RUSAGE_CHILDREN RUSAGE_THREAD",
        V::IdType => "P_ALL P_PID P_PGID P_PIDFD",
        V::Prctl => {
            "PR_SET_PDEATHSIG PR_GET_PDEATHSIG PR_SET_NAME PR_GET_NAME PR_SET_DUMPABLE PR_GET_DUMPABLE \
             PR_SET_CHILD_SUBREAPER PR_GET_CHILD_SUBREAPER"
        }
        V::Priority => "PRIO_PROCESS PRIO_PGRP PRIO_USER",
        V::Scheduler => "SCHED_OTHER SCHED_FIFO SCHED_RR SCHED_BATCH SCHED_IDLE",
        V::Ioctl => {
            "TCGETS TCSETS TCSETSW TCSETSF TIOCGWINSZ TIOCSWINSZ TIOCGPGRP TIOCSPGRP TIOCSCTTY TIOCNOTTY TIOCGSID TIOCGPTN TIOCSPTLCK TIOCGPTLCK \
             FIONREAD FIONBIO FIOCLEX FIONCLEX TIOCOUTQ TIOCSTI TCFLSH TCSBRK TCXONC SIOCGIFADDR SIOCGIFCONF \
             SIOCGIFFLAGS SIOCGIFNETMASK SIOCGIFHWADDR SIOCATMARK"
        }
        V::At => "AT_SYMLINK_NOFOLLOW AT_REMOVEDIR AT_SYMLINK_FOLLOW AT_EMPTY_PATH",
        V::Memfd => "MFD_CLOEXEC MFD_ALLOW_SEALING",
        V::Msync => "MS_ASYNC MS_INVALIDATE MS_SYNC",
        V::Itimer => "ITIMER_REAL ITIMER_VIRTUAL ITIMER_PROF",
        V::Futex => {
            "FUTEX_WAIT FUTEX_WAKE FUTEX_FD FUTEX_REQUEUE FUTEX_CMP_REQUEUE FUTEX_WAKE_OP FUTEX_LOCK_PI \
             FUTEX_UNLOCK_PI FUTEX_WAIT_BITSET FUTEX_WAKE_BITSET FUTEX_WAIT_PRIVATE FUTEX_WAKE_PRIVATE"
        }
        V::EpollCreate => "EPOLL_CLOEXEC",
        V::Eventfd => "EFD_SEMAPHORE EFD_NONBLOCK EFD_CLOEXEC",
        V::Timerfd => "TFD_NONBLOCK TFD_CLOEXEC",
        V::TimerfdSet => "TFD_TIMER_ABSTIME TFD_TIMER_CANCEL_ON_SET",
        V::Signalfd => "SFD_NONBLOCK SFD_CLOEXEC",
        V::InotifyInit => "IN_NONBLOCK IN_CLOEXEC",
        V::InotifyMask => {
            "IN_ACCESS IN_MODIFY IN_ATTRIB IN_CLOSE_WRITE IN_CLOSE_NOWRITE IN_OPEN IN_MOVED_FROM IN_MOVED_TO IN_CREATE \
             IN_DELETE IN_DELETE_SELF IN_MOVE_SELF IN_UNMOUNT IN_Q_OVERFLOW IN_IGNORED IN_ONLYDIR IN_DONT_FOLLOW \
             IN_EXCL_UNLINK IN_MASK_CREATE IN_MASK_ADD IN_ISDIR IN_ONESHOT"
        }
        V::Rename => "RENAME_NOREPLACE RENAME_EXCHANGE",
        V::Splice => "SPLICE_F_MOVE SPLICE_F_NONBLOCK SPLICE_F_MORE SPLICE_F_GIFT",
        V::IpProtocol => "IPPROTO_IP IPPROTO_ICMP IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6 IPPROTO_RAW",
        V::SocketLevel => "SOL_SOCKET IPPROTO_IP IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6",
        V::SocketOption => {
            "SO_DEBUG SO_REUSEADDR SO_TYPE SO_ERROR SO_DONTROUTE SO_BROADCAST SO_SNDBUF SO_RCVBUF SO_KEEPALIVE \
             SO_OOBINLINE SO_LINGER SO_REUSEPORT SO_PASSCRED SO_PEERCRED SO_RCVLOWAT SO_SNDLOWAT SO_RCVTIMEO \
             SO_SNDTIMEO SO_ACCEPTCONN SO_PROTOCOL SO_DOMAIN SO_TIMESTAMP"
        }
        V::SemCommand => {
            "IPC_RMID IPC_SET IPC_STAT IPC_INFO GETPID GETVAL GETALL GETNCNT GETZCNT SETVAL SETALL SEM_STAT SEM_INFO SEM_STAT_ANY"
        }
        V::ShmFlags => "SHM_RDONLY SHM_RND SHM_REMAP SHM_EXEC",
        V::Mailbox => "",
    }
}

/// Events of epoll(7).
pub const EPOLL_EVENTS: &str = "EPOLLIN EPOLLPRI EPOLLOUT EPOLLERR EPOLLHUP EPOLLRDNORM EPOLLRDBAND EPOLLWRNORM \
                                EPOLLWRBAND EPOLLMSG EPOLLRDHUP EPOLLEXCLUSIVE EPOLLWAKEUP EPOLLONESHOT EPOLLET";
/// `sa_flags` of sigaction(2).
pub const SA_FLAGS: &str =
    "SA_RESTORER SA_ONSTACK SA_RESTART SA_NODEFER SA_RESETHAND SA_SIGINFO SA_NOCLDSTOP SA_NOCLDWAIT";

/// The number behind a name of a header.
#[must_use]
pub fn constant(name: &str) -> Option<i64> {
    abi::CONSTANTS.iter().find(|c| c.0 == name).map(|c| c.1)
}

/// The one of the words that has this value.
#[must_use]
pub fn constant_of(words: &str, value: u64) -> Option<String> {
    words.split_whitespace().find(|w| constant(w) == Some(value as i64)).map(str::to_string)
}

/// The bits of `value` that `words` names, joined by `|`, and what is left over in hexadecimal; empty for no bits.
#[must_use]
pub fn bits(words: &str, value: u64) -> String {
    let mut out = String::new();
    let mut left = value;
    for word in words.split_whitespace() {
        let Some(bit) = constant(word).map(|b| b as u64 & 0xffff_ffff).filter(|&b| b != 0) else { continue };
        if left & bit == bit {
            left &= !bit;
            join(&mut out, word);
        }
    }
    if left != 0 {
        join(&mut out, &format!("{left:#x}"));
    }
    out
}

fn join(out: &mut String, word: &str) {
    if !out.is_empty() {
        out.push('|');
    }
    out.push_str(word);
}

/// A set of flags as strace prints it.
#[must_use]
pub fn flags(v: V, value: u64) -> String {
    let value = value & 0xffff_ffff;
    let (first, rest) = match v {
        V::Open => (["O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE"][(value & 3) as usize].to_string(), value & !3),
        V::Protection if value == 0 => return "PROT_NONE".to_string(),
        V::Access if value == 0 => return "F_OK".to_string(),
        V::SocketType => {
            let mut out = one_of(v, value & 0xf);
            for (bit, word) in [(0x80000, "SOCK_CLOEXEC"), (0x800, "SOCK_NONBLOCK")] {
                if value & bit != 0 {
                    join(&mut out, word);
                }
            }
            return out;
        }
        V::IpcFlags => {
            let mut out = bits(words(v), value & !0o777);
            if value & 0o777 != 0 {
                join(&mut out, &format!("{:03o}", value & 0o777).replacen("", "0", 1));
            }
            return if out.is_empty() { "0".to_string() } else { out };
        }
        // The low byte of clone's flags is the signal that tells the parent of the child's end.
        V::Clone => {
            let mut out = bits(words(v), value & !0xff);
            if value & 0xff != 0 {
                join(&mut out, &signal((value & 0xff) as i32));
            }
            return if out.is_empty() { "0".to_string() } else { out };
        }
        _ => (String::new(), value),
    };
    let mut out = first;
    let more = bits(words(v), rest);
    if !more.is_empty() {
        join(&mut out, &more);
    }
    if out.is_empty() { "0".to_string() } else { out }
}

/// One value out of a vocabulary; an unknown one as a number.
#[must_use]
pub fn one_of(v: V, value: u64) -> String {
    let value = value as i32;
    let found = words(v).split_whitespace().find(|w| constant(w).is_some_and(|c| c as i32 == value));
    found.map_or_else(|| if value == 0 { value.to_string() } else { format!("{value:#x}") }, str::to_string)
}

/// `SIGINT`; real-time signals as `SIGRT_2` (counted from the kernel's first, 32).
#[must_use]
pub fn signal(number: i32) -> String {
    match number {
        1..=31 => {
            let is = |c: &&(&str, i64, &str)| {
                c.2 == "signal.h" && c.1 == i64::from(number) && c.0.starts_with("SIG") && !c.0.contains('_')
            };
            abi::CONSTANTS.iter().find(is).map_or_else(|| number.to_string(), |c| c.0.to_string())
        }
        32 => "SIGRTMIN".to_string(),
        33..=64 => format!("SIGRT_{}", number - 32),
        n => n.to_string(),
    }
}

/// A set of signals: `[INT CHLD]`; more than half of them are shown by what is missing, `~[KILL]`.
#[must_use]
pub fn signal_set(mask: u64) -> String {
    let (mask, tilde) = if mask.count_ones() > 32 { (!mask, "~") } else { (mask, "") };
    let mut out = format!("{tilde}[");
    let mut first = true;
    for n in (1..=64).filter(|n| mask >> (n - 1) & 1 == 1) {
        let name = signal(n);
        let _ = write!(out, "{}{}", if first { "" } else { " " }, name.strip_prefix("SIG").unwrap_or(&name));
        first = false;
    }
    out.push(']');
    out
}

/// `si_code` of a signal.
#[must_use]
pub fn signal_code(signal: i32, code: i32) -> String {
    let general = match code {
        0 => "SI_USER",
        128 => "SI_KERNEL",
        -1 => "SI_QUEUE",
        -2 => "SI_TIMER",
        -3 => "SI_MESGQ",
        -4 => "SI_ASYNCIO",
        -6 => "SI_TKILL",
        _ => "",
    };
    let special = match (signal, code) {
        (17, 1) => "CLD_EXITED",
        (17, 2) => "CLD_KILLED",
        (17, 3) => "CLD_DUMPED",
        (17, 5) => "CLD_STOPPED",
        (17, 6) => "CLD_CONTINUED",
        (11, 1) => "SEGV_MAPERR",
        (11, 2) => "SEGV_ACCERR",
        (7, 1) => "BUS_ADRALN",
        (7, 2) => "BUS_ADRERR",
        (8, 1) => "FPE_INTDIV",
        (8, 3) => "FPE_FLTDIV",
        (4, 1) => "ILL_ILLOPC",
        _ => general,
    };
    if special.is_empty() { code.to_string() } else { special.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_as_strace_prints_them() {
        fn check(v: V, value: u64, expect: &str) {
            assert_eq!(flags(v, value), expect);
        }
        check(V::Open, 0, "O_RDONLY");
        check(V::Open, 0o1102, "O_RDWR|O_CREAT|O_TRUNC");
        check(V::Open, 0o2000000, "O_RDONLY|O_CLOEXEC");
        check(V::Protection, 0, "PROT_NONE");
        check(V::Protection, 3, "PROT_READ|PROT_WRITE");
        check(V::Mmap, 0x22, "MAP_PRIVATE|MAP_ANONYMOUS");
        check(V::Wait, 0, "0");
        check(V::Wait, 3, "WNOHANG|WSTOPPED");
        check(V::SocketType, 1, "SOCK_STREAM");
        check(V::SocketType, 0x80802, "SOCK_DGRAM|SOCK_CLOEXEC|SOCK_NONBLOCK");
        check(V::IpcFlags, 0o3600, "IPC_CREAT|IPC_EXCL|0600");
        check(V::IpcFlags, 0o600, "0600");
        check(V::Clone, 0x11, "SIGCHLD");
        check(V::Memfd, 0x10, "0x10");
    }

    #[test]
    fn signals_as_strace_prints_them() {
        assert_eq!([2, 17, 32, 34, 64].map(signal), ["SIGINT", "SIGCHLD", "SIGRTMIN", "SIGRT_2", "SIGRT_32"]);
        assert_eq!(signal_set(0), "[]");
        assert_eq!(signal_set(1 << 1 | 1 << 16), "[INT CHLD]");
        assert_eq!(signal_set(!0), "~[]");
        assert_eq!(signal_set(1 << 31 | 1 << 32), "[RTMIN RT_1]");
        assert_eq!(one_of(V::Clock, 1), "CLOCK_MONOTONIC");
        assert_eq!(one_of(V::FcntlCommand, 1031), "F_SETPIPE_SZ");
        assert_eq!(one_of(V::Whence, 77), "0x4d");
    }

    #[test]
    fn every_word_has_a_number() {
        let all = [
            V::Open,
            V::FcntlCommand,
            V::Mmap,
            V::Protection,
            V::Wait,
            V::Whence,
            V::Clock,
            V::SigHow,
            V::SocketDomain,
            V::SocketType,
            V::Message,
            V::Shutdown,
            V::IpcFlags,
            V::IpcCommand,
            V::Poll,
            V::EpollOp,
            V::Access,
            V::Flock,
            V::Clone,
            V::Pipe,
            V::Rlimit,
            V::Rusage,
            V::IdType,
            V::Prctl,
            V::Priority,
            V::Scheduler,
            V::Ioctl,
            V::At,
            V::Memfd,
            V::Msync,
            V::Itimer,
            V::Futex,
            V::EpollCreate,
            V::Eventfd,
            V::Timerfd,
            V::TimerfdSet,
            V::Signalfd,
            V::IpProtocol,
            V::SocketLevel,
            V::SocketOption,
            V::SemCommand,
            V::ShmFlags,
            V::Mailbox,
        ];
        for word in all
            .iter()
            .flat_map(|&v| words(v).split_whitespace())
            .chain(EPOLL_EVENTS.split_whitespace())
            .chain(SA_FLAGS.split_whitespace())
        {
            assert!(constant(word).is_some(), "{word}");
        }
    }
}
