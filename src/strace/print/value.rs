//! One argument of a call, as strace prints it; what lies behind a pointer is for `structure`. Memory is read through
//! `Memory`, a view of the calling process; what cannot be read is printed as its address, as strace does.

use super::names::{self, flags, one_of};
use super::socket;
use super::structure::*;
use super::terminal;
use crate::kernel::abi;
use crate::kernel::call::{Arg, Call, StructKind, Vocabulary as V};
use crate::kernel::fd::LARGE_FILE;
use crate::kernel::process::SignalInfo;
use std::fmt::Write as _;

const ADVICE: &str = "MADV_NORMAL MADV_RANDOM MADV_SEQUENTIAL MADV_WILLNEED MADV_DONTNEED MADV_FREE MADV_REMOVE MADV_DONTFORK MADV_DOFORK";
const SEALS: &str = "F_SEAL_SEAL F_SEAL_SHRINK F_SEAL_GROW F_SEAL_WRITE";

/// Reads memory of the process whose call is printed: as many of the wanted bytes as are mapped.
pub type Memory<'a> = &'a dyn Fn(u64, u64) -> Vec<u8>;

/// A call with its arguments as they were at its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Site {
    pub call: Call,
    pub args: [u64; 6],
}

/// NULL or the address.
#[must_use]
pub fn pointer(addr: u64) -> String {
    if addr == 0 { "NULL".to_string() } else { format!("{addr:#x}") }
}

pub(super) fn exactly(mem: Memory, addr: u64, len: usize) -> Option<Vec<u8>> {
    Some(mem(addr, len as u64)).filter(|b| b.len() == len && addr != 0)
}

pub(super) fn int(mem: Memory, addr: u64) -> Option<i32> {
    exactly(mem, addr, 4).and_then(|b| b.try_into().ok()).map(i32::from_le_bytes)
}

/// Whether an argument is only known when the call returns.
#[must_use]
pub fn is_out(arg: Arg) -> bool {
    matches!(arg, Arg::BufOut | Arg::FdPair | Arg::IntOut | Arg::StatusOut | Arg::StructOut(_) | Arg::IovecOut(_))
}

impl Site {
    /// The call's name, and how many of its first arguments go without saying: glibc makes the older calls of `mkdir` and
    /// its kin, which for the kernel are those that begin in a directory.
    #[must_use]
    pub fn name(&self) -> (&'static str, usize) {
        if self.args[0] as i32 != abi::AT_FDCWD as i32 {
            return (self.call.name(), 0);
        }
        match (self.call, self.args[4] as i64) {
            (Call::Mkdirat, _) => ("mkdir", 1),
            (Call::Fchmodat, _) => ("chmod", 1),
            (Call::Faccessat, _) => ("access", 1),
            (Call::Fchownat, 0) => ("chown", 1),
            (Call::Fchownat, abi::AT_SYMLINK_NOFOLLOW) => ("lchown", 1),
            _ => (self.call.name(), 0),
        }
    }

    /// How many of the arguments are printed.
    fn shown(&self) -> usize {
        let n = self.call.info().args.len();
        match self.call {
            // open(2): the mode matters, and is printed, only when a file may be created.
            Call::Openat
                if self.args[2] & abi::O_CREAT as u64 == 0
                    && self.args[2] & abi::O_TMPFILE as u64 != abi::O_TMPFILE as u64 =>
            {
                n - 1
            }
            // mknod(2): only device files have a device.
            Call::Mknodat if !matches!(self.args[2] & 0o170_000, 0o020_000 | 0o060_000) => n - 1,
            Call::Fchownat if self.name().1 == 1 => n - 1,
            Call::Prctl if self.args[0] as i64 == abi::PR_GET_DUMPABLE => 1,
            Call::Prctl => 2,
            Call::Mremap if self.args[3] & 2 == 0 => n - 1,
            Call::Ioctl if terminal::is_alone(self.args[1]) => n - 1,
            Call::MqOpen if self.args[1] & abi::O_CREAT as u64 == 0 => n - 2,
            Call::Fcntl
                if matches!(
                    self.args[1] as i64,
                    abi::F_GETFD | abi::F_GETFL | abi::F_GETOWN | abi::F_GETSIG | abi::F_GETPIPE_SZ | abi::F_GET_SEALS
                ) =>
            {
                n - 1
            }
            _ => n,
        }
    }

    /// What is printed at the call's entry: all arguments up to the first that the kernel fills, followed by `, ` if
    /// more come.
    #[must_use]
    pub fn entry(&self, mem: Memory) -> String {
        if self.call == Call::Clone {
            return format!("child_stack={}, flags={}", pointer(self.args[1]), flags(V::Clone, self.args[0]));
        }
        let n = self.shown();
        let end = self.first_out(n).unwrap_or(n);
        let mut out = (self.name().1..end).map(|i| self.arg(i, mem)).collect::<Vec<_>>().join(", ");
        if end < n && end > 0 {
            out.push_str(", ");
        }
        if end == n {
            out.push_str(self.tail());
        }
        out
    }

    /// The rest, printed at its return. `result` negative: minus errno.
    #[must_use]
    pub fn rest(&self, result: i64, mem: Memory) -> String {
        self.rest_after(result, mem, None)
    }

    /// As `rest`, for a call before which this length stood where it fills in the length of an address.
    #[must_use]
    pub fn rest_after(&self, result: i64, mem: Memory, length: Option<i64>) -> String {
        if self.call == Call::Clone {
            return self.task_ids(result, mem);
        }
        let n = self.shown();
        let Some(start) = self.first_out(n) else { return String::new() };
        let parts = (start..n)
            .map(|i| socket::filled(self, i, result, mem, length).unwrap_or_else(|| self.out(i, result, mem)));
        parts.collect::<Vec<_>>().join(", ") + self.tail()
    }

    /// The length that `rest_after` is to be told, as it is at the call's entry.
    #[must_use]
    pub fn length_before(&self, mem: Memory) -> Option<i64> {
        socket::length_at(self.call).and_then(|i| socket::at_call(self.call, self.args[i], mem))
    }

    /// The first of the arguments that is only known when the call returns.
    fn first_out(&self, n: usize) -> Option<usize> {
        match self.call {
            Call::Fcntl if self.asks_for_lock() => Some(2),
            Call::Ioctl if terminal::is_filled(self.args[1]) => Some(2),
            Call::SchedGetaffinity => Some(2),
            Call::Sendfile if self.args[2] != 0 => Some(2),
            Call::Prctl
                if matches!(
                    self.args[0] as i64,
                    abi::PR_GET_CHILD_SUBREAPER | abi::PR_GET_PDEATHSIG | abi::PR_GET_NAME
                ) =>
            {
                Some(1)
            }
            Call::Shmctl | Call::Msgctl | Call::Semctl if self.asks_for_ipc() => Some(n - 1),
            _ => socket::first_filled(self).or_else(|| self.call.info().args.iter().take(n).position(|&a| is_out(a))),
        }
    }

    /// Where clone has stored the child's number, and where it is to be cleared.
    fn task_ids(&self, result: i64, mem: Memory) -> String {
        let has = |flag: i64| self.args[0] as i64 & flag != 0;
        let (parent, child) = (self.args[2], self.args[3]);
        let mut out = String::new();
        if has(abi::CLONE_PARENT_SETTID) {
            let stored = int(mem, parent).filter(|_| result >= 0).map(|n| format!("[{n}]"));
            let _ = write!(out, ", parent_tid={}", stored.unwrap_or_else(|| pointer(parent)));
        }
        if has(abi::CLONE_CHILD_SETTID | abi::CLONE_CHILD_CLEARTID) {
            let _ = write!(out, ", child_tidptr={}", pointer(child));
        }
        out
    }

    /// The command of one of System V's calls.
    fn ipc_command(&self) -> i64 {
        self.args[if self.call == Call::Semctl { 2 } else { 1 }] as i64
    }

    fn asks_for_ipc(&self) -> bool {
        self.ipc_command() == abi::IPC_STAT
    }

    /// `struct shmid_ds` and its kin: all of it when the kernel has filled it, else what `IPC_SET` takes from it.
    fn ipc(&self, addr: u64, filled: bool, mem: Memory) -> Option<String> {
        let (l, perm, names): (_, _, &[&str]) = match self.call {
            Call::Shmctl => (
                abi::SHMID_DS,
                "shm_perm",
                &["shm_segsz", "shm_cpid", "shm_lpid", "shm_nattch", "shm_atime", "shm_dtime", "shm_ctime"],
            ),
            Call::Msgctl => (
                abi::MSQID_DS,
                "msg_perm",
                &["msg_stime", "msg_rtime", "msg_ctime", "msg_qnum", "msg_qbytes", "msg_lspid", "msg_lrpid"],
            ),
            _ => (abi::SEMID_DS, "sem_perm", &["sem_otime", "sem_ctime", "sem_nsems"]),
        };
        let b = exactly(mem, addr, l.size)?;
        let p = |name| abi::IPC_PERM.get(&b, name);
        let mut out = format!("{{{perm}={{uid={}, gid={}, mode={}", p("uid"), p("gid"), mode(p("mode") & 0o7777));
        if filled {
            let _ = write!(out, ", key={}, cuid={}, cgid={}", p("__key"), p("cuid"), p("cgid"));
        }
        out.push('}');
        let shown: &[&str] = match self.call {
            _ if filled => names,
            Call::Msgctl => &["msg_qbytes"],
            _ => &[],
        };
        for name in shown {
            let _ = write!(out, ", {name}={}", l.get(&b, name));
        }
        Some(out + "}")
    }

    fn asks_for_lock(&self) -> bool {
        self.call == Call::Fcntl && matches!(self.args[1] as i64, abi::F_GETLK | abi::F_OFD_GETLK)
    }

    /// The size of the signal set that the real calls are also given.
    fn tail(&self) -> &'static str {
        match self.call {
            Call::RtSigaction
            | Call::RtSigprocmask
            | Call::RtSigpending
            | Call::RtSigsuspend
            | Call::RtSigtimedwait => ", 8",
            Call::Ppoll if self.args[3] != 0 => ", 8",
            // Where the caller could have asked for the child's usage.
            Call::Waitid => ", NULL",
            _ => "",
        }
    }

    fn kind(&self, i: usize) -> (Arg, u64) {
        (self.call.info().args.get(i).copied().unwrap_or(Arg::Long), self.args.get(i).copied().unwrap_or(0))
    }

    fn out(&self, i: usize, result: i64, mem: Memory) -> String {
        let (arg, v) = self.kind(i);
        let failed = result < 0;
        let shown = match arg {
            _ if i + 1 == self.shown() && matches!(self.call, Call::Shmctl | Call::Msgctl | Call::Semctl) => {
                return if failed { None } else { self.ipc(v, true, mem) }.unwrap_or_else(|| pointer(v));
            }
            Arg::Ptr if self.call == Call::Prctl && !failed => match self.args[0] as i64 {
                abi::PR_GET_NAME => Some(string_at(mem, v)),
                abi::PR_GET_PDEATHSIG => {
                    int(mem, v).map(|n| if n == 0 { "[0]".to_string() } else { format!("[{}]", names::signal(n)) })
                }
                _ => int(mem, v).map(|n| format!("[{n}]")),
            },
            Arg::Ptr if self.call == Call::Ioctl && !failed => terminal::argument(self, mem),
            Arg::Long if self.asks_for_lock() && !failed => exactly(mem, v, abi::FLOCK.size).map(|b| {
                let known = self.structure(StructKind::Flock, v, None, mem);
                format!("{}, l_pid={}}}", known.trim_end_matches('}'), abi::FLOCK.get(&b, "l_pid") as i32)
            }),
            Arg::Ptr if !failed && self.call == Call::SchedGetaffinity => Some(processors(mem, v, result as u64)),
            Arg::Ptr | Arg::Long if self.first_out(self.shown()) == Some(i) => None,
            Arg::BufOut if !failed && self.call == Call::Getdents64 => {
                Some(format!("{} /* {} entries */", pointer(v), result as usize / abi::DIRENT.size))
            }
            // The length that getcwd(2) returns counts the end of the string.
            Arg::BufOut if !failed && self.call == Call::Getcwd => Some(string_at(mem, v)),
            // With MSG_TRUNC the result may be more than there was room for.
            Arg::BufOut if !failed && self.call == Call::Recvfrom => {
                Some(buffer_at(mem, v, self.args[2].min(result as u64)))
            }
            Arg::BufOut if !failed => Some(buffer_at(mem, v, result as u64)),
            Arg::FdPair if !failed => exactly(mem, v, 8).map(|b| {
                let fd =
                    |r: std::ops::Range<usize>| b.get(r).and_then(|b| b.try_into().ok()).map_or(-1, i32::from_le_bytes);
                format!("[{}, {}]", fd(0..4), fd(4..8))
            }),
            Arg::IntOut if !failed => int(mem, v).map(|n| format!("[{n}]")),
            Arg::StatusOut if result > 0 => int(mem, v).map(|s| format!("[{}]", status(s))),
            Arg::StructOut(_) if self.call == Call::Wait4 && result <= 0 => None,
            // The time left is only written when a signal cut the sleep short.
            Arg::StructOut(_) if matches!(self.call, Call::Nanosleep | Call::ClockNanosleep) && result == 0 => None,
            Arg::StructOut(k) if matches!(self.call, Call::Nanosleep | Call::ClockNanosleep) && result == -4 => {
                Some(self.structure(k, v, Some(result), mem))
            }
            Arg::StructOut(k) if !failed => Some(self.structure(k, v, Some(result), mem)),
            Arg::IovecOut(n) if !failed => Some(iovecs(mem, v, self.args[usize::from(n) % 6], Some(result as u64))),
            a if is_out(a) => None,
            _ => return self.arg(i, mem),
        };
        shown.unwrap_or_else(|| pointer(v))
    }

    fn arg(&self, i: usize, mem: Memory) -> String {
        let (arg, v) = self.kind(i);
        if let Some(text) = socket::argument(self, i, mem) {
            return text;
        }
        match (self.call, i) {
            (Call::Ioctl, 2) => return terminal::argument(self, mem).unwrap_or_else(|| pointer(v)),
            (Call::Madvise, 2) => return names::constant_of(ADVICE, v).unwrap_or_else(|| format!("{v:#x}")),
            (Call::Mlockall, 0) => return names::bits("MCL_CURRENT MCL_FUTURE", v).or("0"),
            (Call::Mremap, 3) => return names::bits("MREMAP_MAYMOVE MREMAP_FIXED", v).or("0"),
            (Call::Dup3, 2) => return names::bits("O_CLOEXEC", v).or("0"),
            (Call::Pselect6, 5) if v != 0 => {
                return format!("{{sigmask={}, sigsetsize=8}}", self.structure(StructKind::Sigset, v, None, mem));
            }
            (Call::Fcntl, 2) => return self.fcntl(v, mem),
            (Call::Shmctl | Call::Msgctl, 2) | (Call::Semctl, 3) if self.ipc_command() == abi::IPC_SET => {
                return self.ipc(v, false, mem).unwrap_or_else(|| pointer(v));
            }
            (Call::Mmap, 5) if v != 0 => return format!("{v:#x}"),
            (Call::Truncate | Call::Ftruncate, 1) => return v.to_string(),
            (Call::ClockNanosleep, 1) if v == 1 => return "TIMER_ABSTIME".to_string(),
            (Call::Msgget, 1) | (Call::Semget | Call::Shmget, 2) if v == 0 => return "000".to_string(),
            (Call::Mmap, 3) if v & 3 == 0 => return format!("MAP_FILE|{}", flags(V::Mmap, v)),
            (Call::Prctl, 1) => match self.args[0] as i64 {
                abi::PR_SET_PDEATHSIG => return names::signal(v as i32),
                abi::PR_SET_NAME => return string_at(mem, v),
                abi::PR_SET_DUMPABLE => return dumpable(v),
                abi::PR_SET_CHILD_SUBREAPER => return v.to_string(),
                _ => {}
            },
            (Call::Kill, 1) | (Call::Tgkill, 2) if v == 0 => return "0".to_string(),
            // mq_overview(7): the slash is the C library's; the system call is given the name behind it.
            (Call::MqOpen | Call::MqUnlink, 0) => return string_at(mem, v).replacen("\"/", "\"", 1),
            _ => {}
        }
        match arg {
            Arg::Int | Arg::Fd | Arg::Pid => (v as i32).to_string(),
            Arg::Uint => (v as u32).to_string(),
            Arg::Long | Arg::Off => (v as i64).to_string(),
            Arg::Size => v.to_string(),
            Arg::Hex => format!("{v:#x}"),
            Arg::Key => {
                if v as u32 == 0 {
                    "IPC_PRIVATE".to_string()
                } else {
                    format!("{:#x}", v as u32)
                }
            }
            Arg::Ptr
            | Arg::BufOut
            | Arg::FdPair
            | Arg::IntOut
            | Arg::StatusOut
            | Arg::StructOut(_)
            | Arg::IovecOut(_) => pointer(v),
            Arg::OffPtr => {
                let at = exactly(mem, v, 8).and_then(|b| b.try_into().ok()).map(i64::from_le_bytes);
                at.filter(|_| v != 0).map_or_else(|| pointer(v), |n| format!("[{n}]"))
            }
            Arg::DirFd if v as u32 == (-100i32).cast_unsigned() => "AT_FDCWD".to_string(),
            Arg::DirFd => (v as i32).to_string(),
            Arg::Signal => names::signal(v as i32),
            Arg::Path | Arg::Str => string_at(mem, v),
            Arg::BufIn(n) => buffer_at(mem, v, self.args[usize::from(n) % 6]),
            Arg::StringArray => string_array(mem, v, self.call == Call::Execve && i == 2),
            Arg::Flags(f) => flags(f, v),
            Arg::OneOf(f) => one_of(f, v),
            Arg::Mode => mode(v),
            Arg::Struct(k) => self.structure(k, v, None, mem),
            Arg::IovecIn(n) => iovecs(mem, v, self.args[usize::from(n) % 6], None),
            Arg::PollFds(n) => pollfds(mem, v, self.args[usize::from(n) % 6], false),
            Arg::Sembufs(n) => sembufs(mem, v, self.args[usize::from(n) % 6]),
        }
    }

    fn fcntl(&self, v: u64, mem: Memory) -> String {
        match self.args[1] as i64 {
            abi::F_SETFL => flags(V::Open, v),
            abi::F_ADD_SEALS => names::bits(SEALS, v).or("0"),
            abi::F_SETSIG if v != 0 => names::signal(v as i32),
            abi::F_SETFD => names::bits("FD_CLOEXEC", v).or("0"),
            abi::F_SETLK | abi::F_SETLKW | abi::F_GETLK | abi::F_OFD_SETLK | abi::F_OFD_SETLKW => {
                self.structure(StructKind::Flock, v, None, mem)
            }
            _ => (v as i64).to_string(),
        }
    }

    /// A structure behind a pointer; `result` when the kernel has filled it.
    fn structure(&self, kind: StructKind, addr: u64, result: Option<i64>, mem: Memory) -> String {
        if addr == 0 {
            return "NULL".to_string();
        }
        let known = match kind {
            StructKind::Fdset => Some(fdset(mem, addr, self.args[0])),
            StructKind::Sockaddr => {
                let length = match self.call {
                    Call::Bind | Call::Connect => self.args[2],
                    Call::Sendto => self.args[5],
                    _ => self
                        .args
                        .iter()
                        .zip(self.call.info().args)
                        .rev()
                        .find(|(_, a)| **a == Arg::IntOut)
                        .and_then(|(v, _)| int(mem, *v))
                        .map_or(16, |n| n as u64),
                };
                Some(socket::address(&mem(addr, length.min(128))))
            }
            StructKind::Msghdr => {
                let received = result.filter(|_| self.call == Call::Recvmsg).map(|n| n as u64);
                socket::message(addr, received, mem)
            }
            StructKind::Msgbuf => {
                // All that the buffer holds, whatever the length of the message was.
                exactly(mem, addr, 8).and_then(|b| b.try_into().ok()).map(|b| {
                    let text = buffer_at(mem, addr + 8, self.args[2]);
                    format!("{{mtype={}, mtext={text}}}", i64::from_le_bytes(b))
                })
            }
            StructKind::EpollEvent if self.call == Call::EpollCtl => {
                Some(epoll_events(mem, addr, 1)).map(|s| s[1..s.len() - 1].to_string())
            }
            StructKind::EpollEvent => Some(epoll_events(mem, addr, result.unwrap_or(0) as u64)),
            _ => fixed(kind, addr, result.is_some(), mem),
        };
        known.unwrap_or_else(|| pointer(addr))
    }
}

/// Another text for an empty one.
pub(super) trait Or {
    fn or(self, other: &str) -> String;
}

impl Or for String {
    fn or(self, other: &str) -> String {
        if self.is_empty() { other.to_string() } else { self }
    }
}

/// A signal's information, as in `--- SIGCHLD {...} ---`.
#[must_use]
pub fn siginfo(info: &SignalInfo) -> String {
    let SignalInfo { signal, code, pid, uid, status, value, addr, .. } = *info;
    if signal == 0 && code == 0 && pid == 0 {
        return "{}".to_string();
    }
    let mut out = format!("{{si_signo={}, si_code={}", names::signal(signal), names::signal_code(signal, code));
    let child = signal == 17 && (1..=6).contains(&code);
    let fault = matches!(signal, 4 | 7 | 8 | 11) && (1..=15).contains(&code);
    let sigval = format!(", si_int={}, si_ptr={}", value as i32, pointer(value));
    if child {
        let shown = if code == 1 { status.to_string() } else { names::signal(status) };
        let _ = write!(out, ", si_pid={pid}, si_uid={uid}, si_status={shown}, si_utime=0, si_stime=0");
    } else if fault {
        let _ = write!(out, ", si_addr={}", pointer(addr));
    } else if i64::from(code) == abi::SI_TIMER {
        let _ = write!(out, ", si_timerid={:#x}, si_overrun={}{sigval}", info.timer, info.overrun);
        out = out.replace("si_timerid=0x0,", "si_timerid=0,");
    } else if code != 128 {
        let _ = write!(out, ", si_pid={pid}, si_uid={uid}");
        if code < 0 && code != -6 && value != 0 {
            out.push_str(&sigval);
        }
    }
    out + "}"
}

/// What follows the `=`. `result` negative: minus errno.
#[must_use]
pub fn result(site: &Site, result: i64, mem: Memory) -> String {
    use crate::kernel::errno;
    if result < 0 && result >= -4095 {
        let n = -result as i32;
        return format!("-1 {} ({})", errno::name(n).unwrap_or("?"), errno::sentence(n).unwrap_or("?"));
    }
    match site.call {
        Call::Mmap | Call::Mremap | Call::Brk | Call::Shmat | Call::SemOpen => {
            pointer(result as u64).replace("NULL", "0")
        }
        Call::Umask => mode(result as u64),
        Call::Fcntl if site.args[1] as i64 == abi::F_GETFL => {
            let number = if result == 0 { "0".to_string() } else { format!("{result:#x}") };
            let large = if result & LARGE_FILE == 0 { "" } else { "|O_LARGEFILE" };
            format!("{number} (flags {}{large})", flags(V::Open, (result & !LARGE_FILE) as u64))
        }
        Call::Fcntl if site.args[1] as i64 == abi::F_GET_SEALS && result != 0 => {
            let seals = names::bits(SEALS, result as u64);
            format!("{result:#x} (seals {seals})")
        }
        Call::Fcntl if site.args[1] as i64 == abi::F_GETSIG && result != 0 => {
            format!("{result} ({})", names::signal(result as i32))
        }
        Call::Prctl if site.args[0] as i64 == abi::PR_GET_DUMPABLE => {
            format!("{result} ({})", dumpable(result as u64))
        }
        Call::SchedGetscheduler => format!("{result} ({})", one_of(V::Scheduler, result as u64)),
        Call::RtSigtimedwait => format!("{result} ({})", names::signal(result as i32)),
        Call::Fcntl if site.args[1] as i64 == abi::F_GETFD && result != 0 => format!("{result:#x} (flags FD_CLOEXEC)"),
        Call::Poll | Call::Ppoll if result > 0 => {
            format!("{result} ({})", pollfds(mem, site.args[0], site.args[1], true))
        }
        Call::Poll | Call::Ppoll | Call::Select | Call::Pselect6 if result == 0 => "0 (Timeout)".to_string(),
        Call::Select | Call::Pselect6 => {
            let parts: Vec<String> = [("in", 1), ("out", 2), ("except", 3)]
                .iter()
                .filter(|(_, i)| site.args[*i] != 0)
                .map(|(name, i)| (name, fdset(mem, site.args[*i], site.args[0])))
                .filter(|(_, s)| s != "[]")
                .map(|(name, s)| format!("{name} {s}"))
                .collect();
            format!("{result} ({})", parts.join(", "))
        }
        _ => result.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Memory at 0x1000.
    fn check(call: Call, args: [u64; 6], memory: &[u8], returned: i64, expect: &str) {
        let mem = |addr: u64, len: u64| -> Vec<u8> {
            let Some(at) = addr.checked_sub(0x1000) else { return Vec::new() };
            memory.iter().skip(at as usize).take(len as usize).copied().collect()
        };
        let site = Site { call, args };
        let got = format!(
            "{}({}{}) = {}",
            site.name().0,
            site.entry(&mem),
            site.rest(returned, &mem),
            result(&site, returned, &mem)
        );
        assert_eq!(got, expect);
    }

    #[test]
    fn structures_of_system_v_and_terminals() {
        let perm = [("__key", 4660), ("uid", 1), ("gid", 2), ("cuid", 1), ("cgid", 2), ("mode", 0o600)];
        let mut segment = abi::SHMID_DS.make(&[("shm_segsz", 10), ("shm_cpid", 7), ("shm_ctime", 9)]);
        segment[..abi::IPC_PERM.size].copy_from_slice(&abi::IPC_PERM.make(&perm));
        check(
            Call::Shmctl,
            [3, 2, 0x1000, 0, 0, 0],
            &segment,
            0,
            "shmctl(3, IPC_STAT, {shm_perm={uid=1, gid=2, mode=0600, key=4660, cuid=1, cgid=2}, shm_segsz=10, \
             shm_cpid=7, shm_lpid=0, shm_nattch=0, shm_atime=0, shm_dtime=0, shm_ctime=9}) = 0",
        );
        check(
            Call::Shmctl,
            [9, 2, 0x1000, 0, 0, 0],
            &segment,
            -22,
            "shmctl(9, IPC_STAT, 0x1000) = -1 EINVAL (Invalid argument)",
        );
        let mut queue = abi::MSQID_DS.make(&[("msg_qbytes", 5)]);
        queue[..abi::IPC_PERM.size].copy_from_slice(&abi::IPC_PERM.make(&perm));
        check(
            Call::Msgctl,
            [3, 1, 0x1000, 0, 0, 0],
            &queue,
            0,
            "msgctl(3, IPC_SET, {msg_perm={uid=1, gid=2, mode=0600}, msg_qbytes=5}) = 0",
        );
        let modes = abi::TERMIOS.make(&[("c_iflag", 0x500), ("c_oflag", 5), ("c_cflag", 0xbf), ("c_lflag", 0x8a3b)]);
        check(
            Call::Ioctl,
            [0, abi::TCGETS as u64, 0x1000, 0, 0, 0],
            &modes,
            0,
            "ioctl(0, TCGETS, {c_iflag=ICRNL|IXON, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|OPOST|ONLCR, \
             c_cflag=B38400|CS8|CREAD, c_lflag=ISIG|ICANON|ECHO|ECHOE|ECHOK|IEXTEN|ECHOCTL|ECHOKE, ...}) = 0",
        );
        let size = [24, 0, 80, 0, 0, 0, 0, 0];
        check(
            Call::Ioctl,
            [0, abi::TIOCSWINSZ as u64, 0x1000, 0, 0, 0],
            &size,
            0,
            "ioctl(0, TIOCSWINSZ, {ws_row=24, ws_col=80, ws_xpixel=0, ws_ypixel=0}) = 0",
        );
        check(Call::Ioctl, [3, abi::TIOCSPTLCK as u64, 0x1000, 0, 0, 0], &[0; 4], 0, "ioctl(3, TIOCSPTLCK, [0]) = 0");
        check(Call::Ioctl, [3, abi::TCFLSH as u64, 2, 0, 0, 0], &[], 0, "ioctl(3, TCFLSH, TCIOFLUSH) = 0");
        check(Call::Ioctl, [3, abi::FIOCLEX as u64, 77, 0, 0, 0], &[], 0, "ioctl(3, FIOCLEX) = 0");
        let cpus = [5, 0, 0, 0, 0, 0, 0, 0];
        check(Call::SchedGetaffinity, [0, 128, 0x1000, 0, 0, 0], &cpus, 8, "sched_getaffinity(0, 128, [0 2]) = 8");
        let got = "recvfrom(3, \"ag\", 2, MSG_TRUNC, NULL, NULL) = 5";
        check(Call::Recvfrom, [3, 0x1000, 2, 0x20, 0, 0], b"agllo", 5, got);
        check(
            Call::Fcntl,
            [3, abi::F_GET_SEALS as u64, 0, 0, 0, 0],
            &[],
            6,
            "fcntl(3, F_GET_SEALS) = 0x6 (seals F_SEAL_SHRINK|F_SEAL_GROW)",
        );
    }

    #[test]
    fn calls_as_strace_prints_them() {
        check(Call::Read, [3, 0x1000, 64, 0, 0, 0], b"hello world", 5, r#"read(3, "hello", 64) = 5"#);
        check(
            Call::Read,
            [3, 0x1000, 64, 0, 0, 0],
            b"hello",
            -9,
            "read(3, 0x1000, 64) = -1 EBADF (Bad file descriptor)",
        );
        check(Call::Write, [1, 0x1000, 3, 0, 0, 0], b"a\n\0", 3, r#"write(1, "a\n\0", 3) = 3"#);
        check(Call::Pipe2, [0x1000, 0, 0, 0, 0, 0], &[3, 0, 0, 0, 4, 0, 0, 0], 0, "pipe2([3, 4], 0) = 0");
        check(Call::Close, [3, 0, 0, 0, 0, 0], b"", 0, "close(3) = 0");
        check(
            Call::Openat,
            [-100i64 as u64, 0x1000, 0o101, 0o644, 0, 0],
            b"a\0",
            3,
            r#"openat(AT_FDCWD, "a", O_WRONLY|O_CREAT, 0644) = 3"#,
        );
        check(
            Call::Openat,
            [-100i64 as u64, 0x1000, 0, 0, 0, 0],
            b"a\0",
            -2,
            r#"openat(AT_FDCWD, "a", O_RDONLY) = -1 ENOENT (No such file or directory)"#,
        );
        let here = -100i64 as u64;
        check(Call::Mkdirat, [here, 0x1000, 0o755, 0, 0, 0], b"a\0", 0, r#"mkdir("a", 0755) = 0"#);
        check(Call::Mkdirat, [3, 0x1000, 0o755, 0, 0, 0], b"a\0", 0, r#"mkdirat(3, "a", 0755) = 0"#);
        check(Call::Fchownat, [here, 0x1000, 5, u64::MAX, 0, 0], b"a\0", 0, r#"chown("a", 5, -1) = 0"#);
        check(Call::Fchownat, [here, 0x1000, 5, 6, 0x100, 0], b"a\0", 0, r#"lchown("a", 5, 6) = 0"#);
        check(
            Call::Wait4,
            [u64::MAX, 0x1000, 0, 0, 0, 0],
            &[0, 3, 0, 0],
            1001,
            "wait4(-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL) = 1001",
        );
        let both = (abi::CLONE_VM | abi::CLONE_PARENT_SETTID | abi::CLONE_CHILD_CLEARTID | abi::SIGCHLD) as u64;
        check(
            Call::Clone,
            [both, 0x2000, 0x1000, 0x1004, 0, 0],
            &[7, 0, 0, 0],
            7,
            "clone(child_stack=0x2000, flags=CLONE_VM|CLONE_PARENT_SETTID|CLONE_CHILD_CLEARTID|SIGCHLD, \
             parent_tid=[7], child_tidptr=0x1004) = 7",
        );
        check(Call::Wait4, [u64::MAX, 0x1000, 1, 0, 0, 0], &[0; 4], 0, "wait4(-1, 0x1000, WNOHANG, NULL) = 0");
        check(
            Call::Wait4,
            [u64::MAX, 0, 0, 0, 0, 0],
            &[],
            -10,
            "wait4(-1, NULL, 0, NULL) = -1 ECHILD (No child processes)",
        );
        check(Call::Fcntl, [3, 4, 0o4002, 0, 0, 0], b"", 0, "fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0");
        check(Call::Fcntl, [3, 3, 0, 0, 0, 0], b"", 0x8002, "fcntl(3, F_GETFL) = 0x8002 (flags O_RDWR|O_LARGEFILE)");
        check(Call::Kill, [1000, 10, 0, 0, 0, 0], b"", 0, "kill(1000, SIGUSR1) = 0");
        check(
            Call::RtSigprocmask,
            [0, 0x1000, 0, 0, 0, 0],
            &[2, 0, 0, 0, 0, 0, 0, 0],
            0,
            "rt_sigprocmask(SIG_BLOCK, [INT], NULL, 8) = 0",
        );
        check(Call::Umask, [0o22, 0, 0, 0, 0, 0], b"", 0o22, "umask(022) = 022");
        check(
            Call::Mmap,
            [0, 4096, 3, 0x21, u64::MAX, 0],
            b"",
            0x7f00,
            "mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS, -1, 0) = 0x7f00",
        );
    }

    #[test]
    fn statuses_and_signals() {
        assert_eq!(status(0x000f), "{WIFSIGNALED(s) && WTERMSIG(s) == SIGTERM}");
        assert_eq!(status(0x137f), "{WIFSTOPPED(s) && WSTOPSIG(s) == SIGSTOP}");
        assert_eq!(status(0xffff), "{WIFCONTINUED(s)}");
        let info = |signal, code, pid| siginfo(&SignalInfo { signal, code, pid, ..SignalInfo::default() });
        assert_eq!(
            info(17, 1, 31929),
            "{si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=31929, si_uid=0, si_status=0, si_utime=0, si_stime=0}"
        );
        assert_eq!(info(14, 128, 0), "{si_signo=SIGALRM, si_code=SI_KERNEL}");
        assert_eq!(info(10, 0, 20312), "{si_signo=SIGUSR1, si_code=SI_USER, si_pid=20312, si_uid=0}");
        assert_eq!(info(11, 1, 0), "{si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=NULL}");
    }
}
