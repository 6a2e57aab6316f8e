//! What lies behind a pointer, as strace prints it: strings, lists, and the structures of calls, member by member.

use super::names::{self, EPOLL_EVENTS, SA_FLAGS, flags, one_of};
use super::text::{SHOWN, buffer, file_time, quoted};
use super::value::{Memory, Or as _, exactly, pointer, siginfo};
use crate::kernel::abi::{self, Layout};
use crate::kernel::call::{StructKind, Vocabulary as V};
use crate::kernel::process::SignalInfo;
use std::fmt::Write as _;

pub(super) fn buffer_at(mem: Memory, addr: u64, len: u64) -> String {
    if addr == 0 {
        return "NULL".to_string();
    }
    let bytes = mem(addr, len.min(SHOWN as u64 + 1));
    if bytes.is_empty() && len > 0 { pointer(addr) } else { buffer(&bytes) }
}

pub(super) fn string_at(mem: Memory, addr: u64) -> String {
    if addr == 0 {
        return "NULL".to_string();
    }
    let bytes = mem(addr, 4096);
    match bytes.iter().position(|&b| b == 0) {
        Some(end) => quoted(&bytes[..end], false),
        None if bytes.is_empty() => pointer(addr),
        None => quoted(&bytes, true),
    }
}

/// What `PR_SET_DUMPABLE` is told.
pub(super) fn dumpable(value: u64) -> String {
    match value {
        0 => "SUID_DUMP_DISABLE".to_string(),
        1 => "SUID_DUMP_USER".to_string(),
        other => other.to_string(),
    }
}

/// The numbers of the processors in a set of so many bytes.
pub(super) fn processors(mem: Memory, addr: u64, len: u64) -> String {
    let bytes = mem(addr, len.min(128));
    let has = |n: &usize| bytes[n / 8] >> (n % 8) & 1 != 0;
    let list: Vec<String> = (0..bytes.len() * 8).filter(has).map(|n| n.to_string()).collect();
    format!("[{}]", list.join(" "))
}

/// argv as a list, the environment as its address and length.
pub(super) fn string_array(mem: Memory, addr: u64, count_only: bool) -> String {
    let mut list = Vec::new();
    for i in 0..4096u64 {
        let Some(p) = exactly(mem, addr.wrapping_add(8 * i), 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes)
        else {
            return pointer(addr);
        };
        if p == 0 {
            break;
        }
        list.push(p);
    }
    if count_only {
        return format!("{addr:#x} /* {} var{} */", list.len(), if list.len() == 1 { "" } else { "s" });
    }
    let short = |p: u64| {
        let bytes = mem(p, 4096);
        match bytes.iter().position(|&b| b == 0) {
            Some(end) if end > SHOWN => quoted(&bytes[..SHOWN], true),
            _ => string_at(mem, p),
        }
    };
    let mut shown: Vec<String> = list.iter().take(32).map(|&p| short(p)).collect();
    if list.len() > 32 {
        shown.push("...".to_string());
    }
    format!("[{}]", shown.join(", "))
}

/// Permission bits in octal, at least three digits.
pub(super) fn mode(v: u64) -> String {
    let v = v & 0o177_777;
    let kind = match v & 0o170_000 {
        0o010_000 => "S_IFIFO|",
        0o100_000 => "S_IFREG|",
        0o040_000 => "S_IFDIR|",
        0o020_000 => "S_IFCHR|",
        0o060_000 => "S_IFBLK|",
        0o140_000 => "S_IFSOCK|",
        0o120_000 => "S_IFLNK|",
        _ => "",
    };
    let bits = v & 0o7777;
    if bits > 0o77 { format!("{kind}0{bits:o}") } else { format!("{kind}{bits:03o}") }
}

/// A file's mode, with words for the bits above the permissions.
pub(super) fn symbolic_mode(v: u64) -> String {
    let words = [(0o4000, "S_ISUID|"), (0o2000, "S_ISGID|"), (0o1000, "S_ISVTX|")];
    let special: String = words.iter().filter(|(bit, _)| v & bit != 0).map(|(_, word)| *word).collect();
    let plain = mode(v & !0o7000);
    match plain.rsplit_once('|') {
        Some((kind, bits)) => format!("{kind}|{special}{bits}"),
        None => special + &plain,
    }
}

/// A wait status: `{WIFEXITED(s) && WEXITSTATUS(s) == 3}`.
#[must_use]
pub fn status(s: i32) -> String {
    let signal = s & 0x7f;
    match (s, signal) {
        (0xffff, _) => "{WIFCONTINUED(s)}".to_string(),
        (s, 0x7f) => format!("{{WIFSTOPPED(s) && WSTOPSIG(s) == {}}}", names::signal(s >> 8 & 0xff)),
        (s, 0) => format!("{{WIFEXITED(s) && WEXITSTATUS(s) == {}}}", s >> 8 & 0xff),
        (s, n) => {
            let core = if s & 0x80 != 0 { " && WCOREDUMP(s)" } else { "" };
            format!("{{WIFSIGNALED(s) && WTERMSIG(s) == {}{core}}}", names::signal(n))
        }
    }
}

pub(super) fn iovecs(mem: Memory, addr: u64, count: u64, returned: Option<u64>) -> String {
    let mut left = returned;
    let mut parts = Vec::new();
    for i in 0..count.min(32) {
        let l = abi::IOVEC;
        let Some(b) = exactly(mem, addr.wrapping_add(i * l.size as u64), l.size) else { return pointer(addr) };
        let (base, len) = (l.get(&b, "iov_base"), l.get(&b, "iov_len"));
        let here = left.map_or(len, |n| n.min(len));
        left = left.map(|n| n - here);
        parts.push(format!("{{iov_base={}, iov_len={len}}}", buffer_at(mem, base, here)));
    }
    format!("[{}]", parts.join(", "))
}

pub(super) fn pollfds(mem: Memory, addr: u64, count: u64, returned: bool) -> String {
    let mut parts = Vec::new();
    for i in 0..count.min(32) {
        let l = abi::POLLFD;
        let Some(b) = exactly(mem, addr.wrapping_add(i * l.size as u64), l.size) else { return pointer(addr) };
        let (fd, events, revents) = (l.int(&b, "fd"), l.get(&b, "events") & 0xffff, l.get(&b, "revents") & 0xffff);
        if !returned {
            let shown = if fd < 0 { String::new() } else { format!(", events={}", flags(V::Poll, events)) };
            parts.push(format!("{{fd={fd}{shown}}}"));
        } else if revents != 0 {
            parts.push(format!("{{fd={fd}, revents={}}}", flags(V::Poll, revents)));
        }
    }
    format!("[{}]", parts.join(", "))
}

pub(super) fn sembufs(mem: Memory, addr: u64, count: u64) -> String {
    let mut parts = Vec::new();
    for i in 0..count.min(32) {
        let l = abi::SEMBUF;
        let Some(b) = exactly(mem, addr.wrapping_add(i * l.size as u64), l.size) else { return pointer(addr) };
        let flag = names::bits("SEM_UNDO IPC_NOWAIT", l.get(&b, "sem_flg")).or("0");
        parts.push(format!(
            "{{sem_num={}, sem_op={}, sem_flg={flag}}}",
            l.get(&b, "sem_num"),
            l.get(&b, "sem_op") as i16
        ));
    }
    format!("[{}]", parts.join(", "))
}

pub(super) fn fdset(mem: Memory, addr: u64, n: u64) -> String {
    let bytes = mem(addr, 128);
    let mut out = String::from("[");
    for fd in 0..n.min(8 * bytes.len() as u64) {
        if bytes.get(fd as usize / 8).is_some_and(|b| b >> (fd % 8) & 1 == 1) {
            let _ = write!(out, "{}{fd}", if out.len() > 1 { " " } else { "" });
        }
    }
    out + "]"
}

pub(super) fn epoll_events(mem: Memory, addr: u64, count: u64) -> String {
    let l = abi::EPOLL_EVENT;
    let mut parts = Vec::new();
    for i in 0..count.min(32) {
        let Some(b) = exactly(mem, addr.wrapping_add(i * l.size as u64), l.size) else {
            return format!("[{}]", pointer(addr));
        };
        let data = l.get(&b, "data");
        let events = names::bits(EPOLL_EVENTS, l.get(&b, "events")).or("0");
        parts.push(format!("{{events={events}, data={{u32={}, u64={data}}}}}", data as u32));
    }
    format!("[{}]", parts.join(", "))
}

/// Members printed one after the other as `name=number`.
pub(super) fn members(l: &Layout, b: &[u8], list: &[&str]) -> String {
    let parts: Vec<String> =
        list.iter().map(|m| format!("{}={}", m.rsplit('.').next().unwrap_or(m), l.get(b, m) as i64)).collect();
    format!("{{{}}}", parts.join(", "))
}

/// Structures whose printing depends on their bytes alone.
pub(super) fn fixed(kind: StructKind, addr: u64, filled: bool, mem: Memory) -> Option<String> {
    let take = |l: Layout| exactly(mem, addr, l.size);
    Some(match kind {
        StructKind::Timespec => members(&abi::TIMESPEC, &take(abi::TIMESPEC)?, &["tv_sec", "tv_nsec"]),
        StructKind::FileTimes => {
            let one = |at: u64| exactly(mem, at, abi::TIMESPEC.size).map(|b| file_time(&b));
            format!("[{}, {}]", one(addr)?, one(addr.wrapping_add(16))?)
        }
        StructKind::Timeval => members(&abi::TIMEVAL, &take(abi::TIMEVAL)?, &["tv_sec", "tv_usec"]),
        StructKind::Itimerval => {
            let b = take(abi::ITIMERVAL)?;
            let m = |a, c| members(&abi::ITIMERVAL, &b, &[a, c]);
            format!(
                "{{it_interval={}, it_value={}}}",
                m("it_interval.tv_sec", "it_interval.tv_usec"),
                m("it_value.tv_sec", "it_value.tv_usec")
            )
        }
        StructKind::Itimerspec => {
            let b = take(abi::ITIMERSPEC)?;
            let m = |a, c| members(&abi::ITIMERSPEC, &b, &[a, c]);
            format!(
                "{{it_interval={}, it_value={}}}",
                m("it_interval.tv_sec", "it_interval.tv_nsec"),
                m("it_value.tv_sec", "it_value.tv_nsec")
            )
        }
        StructKind::Sigset => names::signal_set(abi::SIGSET.get(&exactly(mem, addr, 8)?, "__val[0]")),
        StructKind::Sigaction => {
            let b = take(abi::SIGACTION)?;
            let handler = match abi::SIGACTION.get(&b, "sa_handler") {
                0 => "SIG_DFL".to_string(),
                1 => "SIG_IGN".to_string(),
                h => format!("{h:#x}"),
            };
            let mask = names::signal_set(abi::SIGACTION.get(&b, "sa_mask"));
            let word = abi::SIGACTION.get(&b, "sa_flags") & 0xffff_ffff;
            let word = if filled { word } else { word | abi::SA_RESTORER as u64 };
            let flags = names::bits(SA_FLAGS, word).or("0");
            // Where a handler returns to is code of the C library.
            let restorer = if word & abi::SA_RESTORER as u64 != 0 { ", sa_restorer=0x7ffff7e19050" } else { "" };
            format!("{{sa_handler={handler}, sa_mask={mask}, sa_flags={flags}{restorer}}}")
        }
        StructKind::Siginfo => {
            let b = take(abi::SIGINFO)?;
            let n = |m| abi::SIGINFO.int(&b, m);
            siginfo(&SignalInfo {
                signal: n("si_signo"),
                code: n("si_code"),
                pid: n("si_pid"),
                uid: n("si_uid") as u32,
                status: n("si_status"),
                value: abi::SIGINFO.get(&b, "si_value"),
                addr: abi::SIGINFO.get(&b, "si_addr"),
                timer: n("si_timerid"),
                overrun: n("si_overrun"),
            })
        }
        StructKind::Stat => {
            let b = take(abi::STAT)?;
            let n = |m| abi::STAT.get(&b, m);
            let kind = symbolic_mode(n("st_mode"));
            match n("st_mode") & 0o170_000 {
                0o020_000 => format!(
                    "{{st_mode={kind}, st_rdev=makedev({:#x}, {:#x}), ...}}",
                    n("st_rdev") >> 8,
                    n("st_rdev") & 0xff
                ),
                _ => format!("{{st_mode={kind}, st_size={}, ...}}", n("st_size")),
            }
        }
        StructKind::MqAttr => {
            let b = take(abi::MQ_ATTR)?;
            let n = |m| abi::MQ_ATTR.get(&b, m);
            let f = names::bits("O_NONBLOCK", n("mq_flags")).or("0");
            format!(
                "{{mq_flags={f}, mq_maxmsg={}, mq_msgsize={}, mq_curmsgs={}}}",
                n("mq_maxmsg"),
                n("mq_msgsize"),
                n("mq_curmsgs")
            )
        }
        StructKind::Flock => {
            let b = take(abi::FLOCK)?;
            let n = |m| abi::FLOCK.get(&b, m);
            let kind = ["F_RDLCK", "F_WRLCK", "F_UNLCK"].get(n("l_type") as usize).copied().unwrap_or("?");
            let whence = one_of(V::Whence, n("l_whence"));
            format!(
                "{{l_type={kind}, l_whence={whence}, l_start={}, l_len={}}}",
                n("l_start") as i64,
                n("l_len") as i64
            )
        }
        StructKind::Rlimit => {
            let b = take(abi::RLIMIT)?;
            let n = |m| match abi::RLIMIT.get(&b, m) {
                u64::MAX => "RLIM64_INFINITY".to_string(),
                v if v >= 1024 && v.is_multiple_of(1024) => format!("{}*1024", v / 1024),
                v => v.to_string(),
            };
            format!("{{rlim_cur={}, rlim_max={}}}", n("rlim_cur"), n("rlim_max"))
        }
        StructKind::SchedParam => format!("[{}]", abi::SCHED_PARAM.int(&take(abi::SCHED_PARAM)?, "sched_priority")),
        StructKind::Sigevent => {
            let b = take(abi::SIGEVENT)?;
            let n = |m| abi::SIGEVENT.get(&b, m);
            let how = match n("sigev_notify") {
                0 => "SIGEV_SIGNAL",
                1 => "SIGEV_NONE",
                2 => "SIGEV_THREAD",
                _ => "SIGEV_THREAD_ID",
            };
            let v = n("sigev_value");
            let value = match v {
                0 => String::new(),
                v => format!("sigev_value={{sival_int={}, sival_ptr={}}}, ", v as i32, pointer(v)),
            };
            format!("{{{value}sigev_signo={}, sigev_notify={how}}}", names::signal(n("sigev_signo") as i32))
        }
        StructKind::Stack => {
            let b = take(abi::STACK)?;
            let n = |m| abi::STACK.get(&b, m);
            format!(
                "{{ss_sp={}, ss_flags={}, ss_size={}}}",
                pointer(n("ss_sp")),
                names::bits("SS_ONSTACK SS_DISABLE", n("ss_flags")).or("0"),
                n("ss_size")
            )
        }
        StructKind::Tms => {
            members(&abi::TMS, &take(abi::TMS)?, &["tms_utime", "tms_stime", "tms_cutime", "tms_cstime"])
        }
        StructKind::Rusage => {
            let b = take(abi::RUSAGE)?;
            let m = |a, c| members(&abi::RUSAGE, &b, &[a, c]);
            format!(
                "{{ru_utime={}, ru_stime={}, ...}}",
                m("ru_utime.tv_sec", "ru_utime.tv_usec"),
                m("ru_stime.tv_sec", "ru_stime.tv_usec")
            )
        }
        StructKind::Utsname => {
            let b = take(abi::UTSNAME)?;
            let text = |at: usize| {
                quoted(b.get(at..at + 65).unwrap_or_default().split(|&c| c == 0).next().unwrap_or_default(), false)
            };
            format!("{{sysname={}, nodename={}, ...}}", text(0), text(65))
        }
        StructKind::Sysinfo => format!("{{uptime={}, ...}}", abi::SYSINFO.get(&take(abi::SYSINFO)?, "uptime")),
        StructKind::MsqidDs | StructKind::ShmidDs => return None,
        StructKind::Fdset
        | StructKind::Sockaddr
        | StructKind::Msghdr
        | StructKind::Msgbuf
        | StructKind::EpollEvent
        | StructKind::Iovec
        | StructKind::Pollfd
        | StructKind::Sembuf => return None,
    })
}
