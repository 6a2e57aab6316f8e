//! What a process is and may: credentials(7), getrlimit(2), scheduling parameters (sched(7)), the system's names.
//!
//! Model: scheduling is the machine's choice; policies, priorities and affinities are kept and given back, and change
//! nothing.

use std::rc::Rc;

use super::clock::SECOND;
use super::pages::Bytes;
use super::process::{Credentials, Thread};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, abi, ret};

/// As `/proc/PID/limits` names them.
pub(super) const NAMES: &[(&str, i64, &str)] = &[
    ("Max cpu time", abi::RLIMIT_CPU, "seconds"),
    ("Max file size", abi::RLIMIT_FSIZE, "bytes"),
    ("Max data size", abi::RLIMIT_DATA, "bytes"),
    ("Max stack size", abi::RLIMIT_STACK, "bytes"),
    ("Max core file size", abi::RLIMIT_CORE, "bytes"),
    ("Max processes", abi::RLIMIT_NPROC, "processes"),
    ("Max open files", abi::RLIMIT_NOFILE, "files"),
    ("Max pending signals", abi::RLIMIT_SIGPENDING, "signals"),
    ("Max msgqueue size", abi::RLIMIT_MSGQUEUE, "bytes"),
];

/// Soft and hard limits as a login on Linux has them.
pub(super) fn defaults() -> Rc<Vec<(u64, u64)>> {
    let mut limits = vec![(u64::MAX, u64::MAX); abi::RLIMIT_NLIMITS as usize];
    for (resource, soft, hard) in [
        (abi::RLIMIT_STACK, 8 << 20, u64::MAX),
        (abi::RLIMIT_CORE, 0, u64::MAX),
        (abi::RLIMIT_NPROC, 31_000, 31_000),
        (abi::RLIMIT_NOFILE, 1024, 1_048_576),
        (abi::RLIMIT_MEMLOCK, 8 << 20, 8 << 20),
        (abi::RLIMIT_SIGPENDING, 31_000, 31_000),
        (abi::RLIMIT_MSGQUEUE, 819_200, 819_200),
        (abi::RLIMIT_NICE, 0, 0),
        (abi::RLIMIT_RTPRIO, 0, 0),
    ] {
        limits[resource as usize] = (soft, hard);
    }
    Rc::new(limits)
}

fn user(k: &mut Kernel, cx: &Cx) -> Result<Credentials, Errno> {
    Ok(k.me(cx)?.user)
}

pub(super) fn sys_getuid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(user(k, cx)?.uid[0].into()))
}

pub(super) fn sys_geteuid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(user(k, cx)?.uid[1].into()))
}

pub(super) fn sys_getgid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(user(k, cx)?.gid[0].into()))
}

pub(super) fn sys_getegid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(user(k, cx)?.gid[1].into()))
}

/// setresuid(2) on real, effective and saved: -1 leaves one; without privilege each must be one of the three there are.
fn change(ids: &mut [u32; 3], new: [i32; 3], root: bool) -> Result<(), Errno> {
    let old = *ids;
    if !root && new.iter().any(|&n| n != -1 && !old.contains(&(n as u32))) {
        return Err(Errno::EPERM);
    }
    for (id, n) in ids.iter_mut().zip(new) {
        if n != -1 {
            *id = n as u32;
        }
    }
    Ok(())
}

fn set_ids(k: &mut Kernel, cx: &Cx, groups: bool, new: [i32; 3]) -> Answer {
    let user = &mut k.me(cx)?.user;
    let root = user.uid[1] == 0;
    change(if groups { &mut user.gid } else { &mut user.uid }, new, root)?;
    Ok(ret(0))
}

/// setuid(2): root sets all three, others the effective one.
fn set_one(k: &mut Kernel, cx: &Cx, groups: bool) -> Answer {
    let root = user(k, cx)?.uid[1] == 0;
    let id = cx.int(0);
    if id < 0 {
        return Err(Errno::EINVAL.into());
    }
    set_ids(k, cx, groups, if root { [id; 3] } else { [-1, id, -1] })
}

pub(super) fn sys_setuid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    set_one(k, cx, false)
}

pub(super) fn sys_setgid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    set_one(k, cx, true)
}

/// setreuid(2): the saved id follows the effective one if the real one is set.
fn set_two(k: &mut Kernel, cx: &Cx, groups: bool) -> Answer {
    let (real, effective) = (cx.int(0), cx.int(1));
    let now = user(k, cx)?;
    let ids = if groups { now.gid } else { now.uid };
    let follows = real != -1 || (effective != -1 && effective as u32 != ids[0]);
    let saved = if !follows {
        -1
    } else if effective == -1 {
        ids[1] as i32
    } else {
        effective
    };
    set_ids(k, cx, groups, [real, effective, saved])
}

pub(super) fn sys_setreuid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    set_two(k, cx, false)
}

pub(super) fn sys_setregid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    set_two(k, cx, true)
}

pub(super) fn sys_setresuid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    set_ids(k, cx, false, [cx.int(0), cx.int(1), cx.int(2)])
}

pub(super) fn sys_setresgid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    set_ids(k, cx, true, [cx.int(0), cx.int(1), cx.int(2)])
}

fn give_ids(k: &mut Kernel, cx: &Cx, ids: [u32; 3]) -> Answer {
    for (i, id) in ids.iter().enumerate() {
        k.store_int(cx, cx.arg(i), *id as i32)?;
    }
    Ok(ret(0))
}

pub(super) fn sys_getresuid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let ids = user(k, cx)?.uid;
    give_ids(k, cx, ids)
}

pub(super) fn sys_getresgid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let ids = user(k, cx)?.gid;
    give_ids(k, cx, ids)
}

/// getgroups(2): the user's own group.
pub(super) fn sys_getgroups(k: &mut Kernel, cx: &mut Cx) -> Answer {
    match cx.int(0) {
        0 => {}
        1.. => {
            let gid = user(k, cx)?.gid[0];
            k.store_int(cx, cx.arg(1), gid as i32)?;
        }
        _ => return Err(Errno::EINVAL.into()),
    }
    Ok(ret(1))
}

/// prlimit(2), getrlimit(2), setrlimit(2).
pub(super) fn sys_prlimit64(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let pid = if cx.int(0) == 0 { cx.pid } else { cx.int(0) };
    let (resource, new, old) = (cx.int(1) as usize, cx.arg(2), cx.arg(3));
    let was = *k.process(pid)?.limits.get(resource).ok_or(Errno::EINVAL)?;
    if new != 0 {
        let l = &abi::RLIMIT;
        let b = k.struct_in(cx, new, l)?;
        let (soft, hard) = (l.get(&b, "rlim_cur"), l.get(&b, "rlim_max"));
        if soft > hard {
            return Err(Errno::EINVAL.into());
        }
        // Lowering is free; raising the hard limit is root's.
        if hard > was.1 && user(k, cx)?.uid[1] != 0 {
            return Err(Errno::EPERM.into());
        }
        if let Some(process) = k.processes.get_mut(pid)
            && let Some(limit) = Rc::make_mut(&mut process.limits).get_mut(resource)
        {
            *limit = (soft, hard);
        }
    }
    k.struct_out_opt(cx, old, &abi::RLIMIT, &[("rlim_cur", was.0), ("rlim_max", was.1)])?;
    Ok(ret(0))
}

/// The members of a `struct rusage`: the time, and zeros.
pub(super) fn usage(worked: u64) -> [(&'static str, u64); 2] {
    [("ru_utime.tv_sec", worked / SECOND), ("ru_utime.tv_usec", worked % SECOND / 1000)]
}

/// getrusage(2).
pub(super) fn sys_getrusage(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let worked = match cx.flags(0) {
        abi::RUSAGE_SELF => k.worked(cx.pid),
        abi::RUSAGE_THREAD => k.threads.get(cx.tid).map_or(0, |t| t.worked),
        abi::RUSAGE_CHILDREN => k.me(cx)?.cpu.children,
        _ => return Err(Errno::EINVAL.into()),
    };
    k.struct_out(cx, cx.arg(1), &abi::RUSAGE, &usage(worked))?;
    Ok(ret(0))
}

/// times(2): in hundredths of a second.
pub(super) fn sys_times(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let tick = SECOND / 100;
    let (worked, children) = (k.worked(cx.pid) / tick, k.me(cx)?.cpu.children / tick);
    k.struct_out_opt(cx, cx.arg(0), &abi::TMS, &[("tms_utime", worked), ("tms_cutime", children)])?;
    Ok(ret(((super::clock::UPTIME + k.now) / tick) as i64))
}

fn put_text(bytes: &mut [u8], at: u64, text: &str) {
    let at = at as usize;
    let n = text.len().min(64);
    if let Some(part) = bytes.get_mut(at..at + n) {
        part.copy_from_slice(&text.as_bytes()[..n]);
    }
}

/// uname(2), and gethostname(2) by way of it.
pub(super) fn sys_uname(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let l = &abi::UTSNAME;
    let mut b = l.make(&[]);
    let host = k.host_name(k.process(cx.pid)?.host).to_string();
    for (member, text) in [
        ("sysname", "Linux"),
        ("nodename", host.as_str()),
        ("release", "6.1.0"),
        ("version", "#1 SMP PREEMPT_DYNAMIC"),
        ("machine", "x86_64"),
        ("domainname", "(none)"),
    ] {
        put_text(&mut b, l.offset(member), text);
    }
    k.copy_out(cx, cx.arg(0), &b.into())?;
    Ok(ret(0))
}

pub(super) fn sys_sethostname(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if cx.arg(1) > 64 {
        return Err(Errno::EINVAL.into());
    }
    if user(k, cx)?.uid[1] != 0 {
        return Err(Errno::EPERM.into());
    }
    let name = k.copy_in(cx, cx.arg(0), cx.arg(1))?.data;
    k.hostname = String::from_utf8_lossy(&name).into();
    Ok(ret(0))
}

pub(super) fn sys_sysinfo(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let members = [
        ("uptime", (super::clock::UPTIME + k.now) / SECOND),
        ("totalram", 2 << 30),
        ("freeram", 1 << 30),
        ("procs", k.processes.len() as u64),
        ("mem_unit", 1),
    ];
    k.struct_out(cx, cx.arg(0), &abi::SYSINFO, &members)?;
    Ok(ret(0))
}

/// prctl(2), the operations programs use.
pub(super) fn sys_prctl(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let arg = cx.arg(1);
    match cx.flags(0) {
        abi::PR_SET_PDEATHSIG if arg <= 64 => k.me(cx)?.death_signal = arg as i32,
        abi::PR_GET_PDEATHSIG => {
            let signal = k.me(cx)?.death_signal;
            k.store_int(cx, arg, signal)?;
        }
        abi::PR_SET_NAME => {
            let name = k.string_in(cx, arg, 4096)?;
            let name: String = String::from_utf8_lossy(&name).chars().take(15).collect();
            if cx.tid == cx.pid {
                k.me(cx)?.name.clone_from(&name);
            }
            if let Some(thread) = k.threads.get_mut(cx.tid) {
                thread.name = name;
            }
        }
        abi::PR_GET_NAME => {
            let mut name = thread_name(k, cx.tid).into_bytes();
            name.resize(16, 0);
            k.copy_out(cx, arg, &Bytes::from(name))?;
        }
        abi::PR_SET_DUMPABLE if arg <= 1 => k.me(cx)?.undumpable = arg == 0,
        abi::PR_GET_DUMPABLE => return Ok(ret(i64::from(!k.me(cx)?.undumpable))),
        abi::PR_SET_CHILD_SUBREAPER => k.me(cx)?.subreaper = arg != 0,
        abi::PR_GET_CHILD_SUBREAPER => {
            let on = k.me(cx)?.subreaper;
            k.store_int(cx, arg, i32::from(on))?;
        }
        _ => return Err(Errno::EINVAL.into()),
    }
    Ok(ret(0))
}

/// A thread's name: its own, or that of its process.
pub(super) fn thread_name(k: &Kernel, tid: i32) -> String {
    let Some(thread) = k.threads.get(tid) else { return String::new() };
    let name = match thread.name.is_empty() {
        true => k.processes.get(thread.pid).map(|p| p.name.as_str()).unwrap_or_default(),
        false => &thread.name,
    };
    name.chars().take(15).collect()
}

/// getpriority(2): the system call gives 20 minus the nice value, so that it is never negative.
pub(super) fn sys_getpriority(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let nice = targets(k, cx)?.iter().filter_map(|p| k.processes.get(*p)).map(|p| p.nice).min();
    Ok(ret(i64::from(20 - nice.ok_or(Errno::ESRCH)?)))
}

fn targets(k: &mut Kernel, cx: &Cx) -> Result<Vec<Pid>, Errno> {
    let who = cx.int(1);
    let me = k.me(cx)?;
    let (group, uid) = (me.pgid, me.user.uid[0]);
    let found: Vec<Pid> = match cx.flags(0) {
        abi::PRIO_PROCESS => vec![if who == 0 { cx.pid } else { who }],
        abi::PRIO_PGRP => {
            let wanted = if who == 0 { group } else { who };
            k.processes.iter().filter(|(_, p)| p.pgid == wanted).map(|(p, _)| p).collect()
        }
        abi::PRIO_USER => {
            let wanted = if who == 0 { uid } else { who as u32 };
            k.processes.iter().filter(|(_, p)| p.user.uid[0] == wanted).map(|(p, _)| p).collect()
        }
        _ => return Err(Errno::EINVAL),
    };
    let found: Vec<Pid> = found.into_iter().filter(|p| k.is_alive(*p)).collect();
    if found.is_empty() { Err(Errno::ESRCH) } else { Ok(found) }
}

pub(super) fn sys_setpriority(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let nice = cx.int(2).clamp(-20, 19);
    let root = user(k, cx)?.uid[1] == 0;
    for pid in targets(k, cx)? {
        let Some(process) = k.processes.get_mut(pid) else { continue };
        if nice < process.nice && !root {
            return Err(Errno::EACCES.into());
        }
        process.nice = nice;
    }
    Ok(ret(0))
}

pub(super) fn sys_sched_yield(_: &mut Kernel, _: &mut Cx) -> Answer {
    Ok(ret(0))
}

/// The range of static priorities of a policy.
fn priorities(policy: i64) -> Result<(i32, i32), Errno> {
    match policy {
        abi::SCHED_FIFO | abi::SCHED_RR => Ok((1, 99)),
        abi::SCHED_OTHER | abi::SCHED_BATCH | abi::SCHED_IDLE => Ok((0, 0)),
        _ => Err(Errno::EINVAL),
    }
}

/// Whether a policy has this priority.
pub(super) fn has_priority(policy: i64, priority: i32) -> bool {
    priorities(policy).is_ok_and(|(low, high)| (low..=high).contains(&priority))
}

pub(super) fn sys_sched_get_priority_max(_: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(priorities(cx.flags(0))?.1.into()))
}

pub(super) fn sys_sched_get_priority_min(_: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(priorities(cx.flags(0))?.0.into()))
}

fn thread<'k>(k: &'k mut Kernel, cx: &Cx) -> Result<&'k mut Thread, Errno> {
    if cx.int(0) < 0 {
        return Err(Errno::EINVAL);
    }
    let tid = if cx.int(0) == 0 { cx.tid } else { cx.int(0) };
    k.threads.get_mut(tid).ok_or(Errno::ESRCH)
}

/// Sets policy and priority of a thread, as sched_setscheduler(2) and pthread_setschedparam(3) do.
pub(super) fn set_scheduler(k: &mut Kernel, cx: &Cx, tid: i32, policy: i64, priority: i32) -> Answer {
    let base = policy & !abi::SCHED_RESET_ON_FORK;
    let (low, high) = priorities(base)?;
    if !(low..=high).contains(&priority) {
        return Err(Errno::EINVAL.into());
    }
    if matches!(base, abi::SCHED_FIFO | abi::SCHED_RR) && user(k, cx)?.uid[1] != 0 {
        return Err(Errno::EPERM.into());
    }
    let thread = k.threads.get_mut(tid).ok_or(Errno::ESRCH)?;
    (thread.policy, thread.priority) = (base as i32, priority);
    Ok(ret(0))
}

/// Init is there for whoever asks, though it is not modelled: with the usual policy and no priority.
fn is_init(k: &Kernel, cx: &Cx) -> bool {
    cx.int(0) == 1 && k.threads.get(1).is_none()
}

/// The priority that a call hands over, and whether the caller may change the thread it names. sched_setparam(2):
/// EINVAL without parameters, EPERM for somebody else's process.
fn priority_for(k: &mut Kernel, cx: &mut Cx, param: u64) -> Result<i32, Failure> {
    if param == 0 || cx.int(0) < 0 {
        return Err(Errno::EINVAL.into());
    }
    let priority = k.load_int(cx, param)?;
    if is_init(k, cx) && user(k, cx)?.uid[1] != 0 {
        return Err(Errno::EPERM.into());
    }
    Ok(priority)
}

pub(super) fn sys_sched_setscheduler(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if cx.flags(1) < 0 {
        return Err(Errno::EINVAL.into());
    }
    let priority = priority_for(k, cx, cx.arg(2))?;
    let tid = thread(k, cx)?.tid;
    set_scheduler(k, cx, tid, cx.flags(1), priority)
}

pub(super) fn sys_sched_getscheduler(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if is_init(k, cx) {
        return Ok(ret(abi::SCHED_OTHER));
    }
    Ok(ret(thread(k, cx)?.policy.into()))
}

pub(super) fn sys_sched_setparam(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let priority = priority_for(k, cx, cx.arg(1))?;
    let (tid, policy) = thread(k, cx).map(|t| (t.tid, t.policy))?;
    set_scheduler(k, cx, tid, policy.into(), priority)
}

pub(super) fn sys_sched_getparam(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if cx.arg(1) == 0 {
        return Err(Errno::EINVAL.into());
    }
    let priority = if is_init(k, cx) { 0 } else { thread(k, cx)?.priority };
    k.store_int(cx, cx.arg(1), priority)?;
    Ok(ret(0))
}

pub(super) fn sys_sched_rr_get_interval(k: &mut Kernel, cx: &mut Cx) -> Answer {
    thread(k, cx)?;
    k.struct_out(cx, cx.arg(1), &abi::TIMESPEC, &[("tv_sec", 0), ("tv_nsec", 100_000_000)])?;
    Ok(ret(0))
}

/// sched_setaffinity(2). Model: one processor, number 0.
pub(super) fn sys_sched_setaffinity(k: &mut Kernel, cx: &mut Cx) -> Answer {
    thread(k, cx)?;
    let n = cx.arg(1).clamp(1, 128);
    let mask = k.copy_in(cx, cx.arg(2), n)?;
    if mask.data.iter().all(|b| *b == 0) {
        return Err(Errno::EINVAL.into());
    }
    Ok(ret(0))
}

pub(super) fn sys_sched_getaffinity(k: &mut Kernel, cx: &mut Cx) -> Answer {
    thread(k, cx)?;
    let n = cx.arg(1).min(128);
    if n < 8 || n % 8 != 0 {
        return Err(Errno::EINVAL.into());
    }
    let mut mask = vec![0; n as usize];
    mask[0] = 1;
    k.copy_out(cx, cx.arg(2), &mask.into())?;
    Ok(ret(8))
}

pub(super) fn sys_getcpu(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.store_int_opt(cx, cx.arg(0), 0)?;
    k.store_int_opt(cx, cx.arg(1), 0)?;
    Ok(ret(0))
}

/// getrandom(2): the run's own sequence.
pub(super) fn sys_getrandom(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if cx.flags(2) & !(abi::GRND_NONBLOCK | abi::GRND_RANDOM) != 0 {
        return Err(Failure::Errno(Errno::EINVAL));
    }
    let n = cx.arg(1).min(1 << 20);
    k.check_out(cx, cx.arg(0), n)?;
    let bytes = k.random_bytes(n as usize);
    k.copy_out(cx, cx.arg(0), &bytes.into())?;
    Ok(ret(n as i64))
}
