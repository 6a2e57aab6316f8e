//! The system calls on signals: kill(2), sigaction(2), sigprocmask(2), sigsuspend(2), sigwaitinfo(2), ... What they
//! are about is in `signal.rs`.

use super::event::Event;
use super::process::{Life, RunState, SignalAction, SignalInfo};
use super::signal::{SIG_IGN, SIGCONT, UNBLOCKABLE, bit};
use super::wait::{Channel, Flow, Restart, Why};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, abi, ret};

const SI_USER: i64 = abi::SI_USER;

/// kill(2): a process, a group, or everybody.
pub(super) fn sys_kill(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (pid, signal) = (cx.int(0), valid_signal(cx.int(1))?);
    if pid == i32::MIN {
        return Err(Errno::ESRCH.into());
    }
    // Init cannot be signalled by others; the shell outside does not listen.
    if pid == 1 {
        return Err(Errno::EPERM.into());
    }
    if pid == k.outside_pid() {
        return Ok(ret(0));
    }
    let group = k.me(cx)?.pgid;
    let targets: Vec<Pid> = match pid {
        // The number of any of its threads stands for the process.
        1.. => {
            let of_thread = || k.threads.get(pid).filter(|t| t.state != RunState::Ended).map(|t| t.pid);
            k.processes.get(pid).map(|_| pid).or_else(of_thread).into_iter().collect()
        }
        // All that it may signal, but not itself (kill(2), NOTES).
        -1 => k.processes.ids().into_iter().filter(|&p| p != cx.pid).collect(),
        _ => {
            let group = if pid == 0 { group } else { -pid };
            k.processes.iter().filter(|(_, p)| p.pgid == group).map(|(p, _)| p).collect()
        }
    };
    if targets.is_empty() {
        return Err(Errno::ESRCH.into());
    }
    let allowed: Vec<Pid> = targets.into_iter().filter(|&to| k.may_signal(cx.pid, to, signal)).collect();
    if allowed.is_empty() {
        return Err(Errno::EPERM.into());
    }
    let uid = k.me(cx)?.user.uid[0];
    for to in allowed {
        let info = SignalInfo::from_user(signal, SI_USER, cx.pid, uid);
        k.send_signal(info, to, None, Some(cx.tid), cx.events);
    }
    Ok(ret(0))
}

/// 0 is the question whether the process is there.
fn valid_signal(signal: i32) -> Result<i32, Errno> {
    if (0..=64).contains(&signal) { Ok(signal) } else { Err(Errno::EINVAL) }
}

impl Kernel {
    /// kill(2): root may; else the sender's real or effective uid is the target's real or saved one; `SIGCONT` may go
    /// to any process of the session.
    fn may_signal(&self, from: Pid, to: Pid, signal: i32) -> bool {
        let (Some(a), Some(b)) = (self.processes.get(from), self.processes.get(to)) else { return false };
        let [real, effective, _] = a.user.uid;
        let [target, _, saved] = b.user.uid;
        effective == 0
            || [real, effective].iter().any(|u| *u == target || *u == saved)
            || (signal == SIGCONT && a.sid == b.sid)
    }

    fn to_thread(&mut self, cx: &mut Cx, group: Option<Pid>, tid: i32, info: SignalInfo) -> Answer {
        if tid <= 0 || group.is_some_and(|g| g <= 0) {
            return Err(Errno::EINVAL.into());
        }
        let thread = self.threads.get(tid).filter(|t| group.is_none_or(|g| g == t.pid));
        let thread = thread.filter(|t| t.state != RunState::Ended).ok_or(Errno::ESRCH)?;
        let to = thread.pid;
        if !self.may_signal(cx.pid, to, info.signal) {
            return Err(Errno::EPERM.into());
        }
        self.send_signal(info, to, Some(tid), Some(cx.tid), cx.events);
        Ok(ret(0))
    }

    fn own_info(&self, cx: &Cx, signal: i32, code: i64) -> Result<SignalInfo, Errno> {
        Ok(SignalInfo::from_user(signal, code, cx.pid, self.process(cx.pid)?.user.uid[0]))
    }
}

pub(super) fn sys_tkill(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let info = k.own_info(cx, valid_signal(cx.int(1))?, abi::SI_TKILL)?;
    k.to_thread(cx, None, cx.int(0), info)
}

pub(super) fn sys_tgkill(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let info = k.own_info(cx, valid_signal(cx.int(2))?, abi::SI_TKILL)?;
    k.to_thread(cx, Some(cx.int(0)), cx.int(1), info)
}

/// pthread_kill(3).
pub(super) fn sys_pthread_kill(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let info = k.own_info(cx, valid_signal(cx.int(1))?, abi::SI_TKILL)?;
    // pthread_kill(3): a thread that has ended and not been joined is no error since glibc 2.35; nobody is told.
    let thread = super::thread::named(k, cx)?;
    let tid = thread.tid;
    if thread.state == RunState::Ended {
        return Ok(ret(0));
    }
    k.to_thread(cx, Some(cx.pid), tid, info)
}

/// pthread_sigqueue(3).
pub(super) fn sys_pthread_sigqueue(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let mut info = k.own_info(cx, valid_signal(cx.int(1))?, abi::SI_QUEUE)?;
    info.value = cx.arg(2);
    let tid = super::thread::named(k, cx)?.tid;
    k.to_thread(cx, Some(cx.pid), tid, info)
}

impl Kernel {
    /// The `siginfo_t` that a program hands over. Only codes below zero are its to give to others (rt_sigqueueinfo(2)).
    fn info_in(&self, cx: &mut Cx, addr: u64, signal: i32, to: Pid) -> Result<SignalInfo, Failure> {
        let bytes = self.copy_in(cx, addr, abi::SIGINFO.size as u64)?.data;
        let code = abi::SIGINFO.int(&bytes, "si_code");
        if (code >= 0 || i64::from(code) == abi::SI_TKILL) && to != cx.pid {
            return Err(Errno::EPERM.into());
        }
        Ok(SignalInfo {
            code,
            pid: abi::SIGINFO.int(&bytes, "si_pid"),
            uid: abi::SIGINFO.get(&bytes, "si_uid") as u32,
            value: abi::SIGINFO.get(&bytes, "si_value"),
            ..SignalInfo { signal, ..SignalInfo::default() }
        })
    }
}

/// sigqueue(3): a signal with a value.
pub(super) fn sys_rt_sigqueueinfo(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (to, signal) = (cx.int(0), valid_signal(cx.int(1))?);
    let info = k.info_in(cx, cx.arg(2), signal, to)?;
    if to == 1 {
        return Err(Errno::EPERM.into());
    }
    k.process(to)?;
    if !k.may_signal(cx.pid, to, signal) {
        return Err(Errno::EPERM.into());
    }
    // sigqueue(3): EAGAIN when the limit of signals that may be queued has been reached.
    let limit = k.me(cx)?.limit(abi::RLIMIT_SIGPENDING);
    if signal >= abi::SIGRTMIN as i32 && k.process(to)?.pending.len() as u64 >= limit {
        return Err(Errno::EAGAIN.into());
    }
    k.send_signal(info, to, None, Some(cx.tid), cx.events);
    Ok(ret(0))
}

pub(super) fn sys_rt_tgsigqueueinfo(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let info = k.info_in(cx, cx.arg(3), valid_signal(cx.int(2))?, cx.int(0))?;
    k.to_thread(cx, Some(cx.int(0)), cx.int(1), info)
}

/// sigaction(2). The structure is the C library's (152 bytes), the mask its first eight bytes.
pub(super) fn sys_rt_sigaction(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (signal, new, old) = (cx.int(0), cx.arg(1), cx.arg(2));
    if !(1..=64).contains(&signal) || (new != 0 && UNBLOCKABLE & bit(signal) != 0) {
        return Err(Errno::EINVAL.into());
    }
    let l = &abi::SIGACTION;
    let action = match new {
        0 => None,
        _ => {
            let bytes = k.struct_in(cx, new, l)?;
            let mask = l.get(&bytes, "sa_mask") & !UNBLOCKABLE;
            // On x86-64 the C library hands over where a handler returns to, and says so by this flag; it is seen when
            // the action is asked for again. Model: a handler's return is the machine's business, so there is no address.
            let flags = u64::from(l.get(&bytes, "sa_flags") as u32) | abi::SA_RESTORER as u64;
            Some(SignalAction { handler: l.get(&bytes, "sa_handler"), mask, flags })
        }
    };
    let was = k.me(cx)?.action(signal);
    if old != 0 {
        let members = [("sa_handler", was.handler), ("sa_mask", was.mask), ("sa_flags", was.flags)];
        k.struct_out(cx, old, l, &members)?;
    }
    if let Some(action) = action {
        k.set_action(cx.pid, signal, action);
        let ignored = match action.handler {
            SIG_IGN => true,
            0 => matches!(
                super::signal::default_action(signal),
                super::signal::Default::Ignore | super::signal::Default::Continue
            ),
            _ => false,
        };
        // sigaction(2), POSIX: what is now ignored is no longer pending.
        if ignored {
            k.discard_pending(cx.pid, bit(signal));
        }
    }
    Ok(ret(0))
}

/// sigprocmask(2), pthread_sigmask(3).
pub(super) fn sys_rt_sigprocmask(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (how, new, old) = (cx.flags(0), cx.arg(1), cx.arg(2));
    let set = match new {
        0 => None,
        _ => Some(k.sigset_in(cx, new)? & !UNBLOCKABLE),
    };
    let was = k.threads.get(cx.tid).map_or(0, |t| t.mask);
    let mask = match (set, how) {
        (None, _) => was,
        (Some(set), abi::SIG_BLOCK) => was | set,
        (Some(set), abi::SIG_UNBLOCK) => was & !set,
        (Some(set), abi::SIG_SETMASK) => set,
        _ => return Err(Errno::EINVAL.into()),
    };
    if old != 0 {
        k.store(cx, old, was, 8)?;
    }
    k.set_mask(cx, mask);
    Ok(ret(0))
}

impl Kernel {
    /// The first eight bytes of a `sigset_t`: signals 1 to 64.
    pub(super) fn sigset_in(&self, cx: &mut Cx, addr: u64) -> Result<u64, Failure> {
        self.load(cx, addr, 8)
    }

    fn set_mask(&mut self, cx: &mut Cx, mask: u64) {
        if self.threads.get(cx.tid).is_some_and(|t| t.mask != mask)
            && let Some(thread) = self.threads.get_mut(cx.tid)
        {
            thread.mask = mask;
            self.retarget(cx.pid, cx.events);
        }
    }

    /// The mask that holds only while this call waits (sigsuspend, ppoll, pselect, epoll_pwait): the old one comes
    /// back after the handler, or with `end_temporary_mask`.
    pub(super) fn begin_temporary_mask(&mut self, cx: &mut Cx, addr: u64) -> Result<(), Failure> {
        if addr == 0 || !cx.first() {
            return Ok(());
        }
        let set = self.sigset_in(cx, addr)? & !UNBLOCKABLE;
        if let Some(thread) = self.threads.get_mut(cx.tid) {
            thread.saved_mask = Some(thread.mask);
            thread.mask = set;
        }
        Ok(())
    }

    pub(super) fn end_temporary_mask(&mut self, cx: &Cx) {
        if self.threads.get(cx.tid).is_some_and(|t| t.saved_mask.is_some())
            && let Some(thread) = self.threads.get_mut(cx.tid)
            && let Some(mask) = thread.saved_mask.take()
        {
            thread.mask = mask;
        }
    }
}

pub(super) fn sys_rt_sigpending(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let set = k.pending_set(cx.tid);
    k.store(cx, cx.arg(0), set, 8)?;
    Ok(ret(0))
}

/// sigsuspend(2): the mask is changed and the wait begun in one step, so a signal that was blocked until now cannot
/// slip in between.
pub(super) fn sys_rt_sigsuspend(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.begin_temporary_mask(cx, cx.arg(0))?;
    k.block(cx, &[Channel::Signal(cx.tid)], Restart::NoHandler)
}

pub(super) fn sys_pause(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.block(cx, &[Channel::Signal(cx.tid)], Restart::NoHandler)
}

/// sigwaitinfo(2), sigtimedwait(2), and sigwait(3) by way of them: takes a pending signal without delivering it.
pub(super) fn sys_rt_sigtimedwait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (info, timeout) = (cx.arg(1), cx.arg(2));
    if cx.first() {
        cx.pending.scratch[0] = k.sigset_in(cx, cx.arg(0))? & !UNBLOCKABLE;
        if timeout != 0 && cx.pending.deadline.is_none() {
            cx.pending.deadline = Some(k.deadline_after(cx, timeout)?);
        }
    }
    let set = cx.pending.scratch[0];
    if let Some(taken) = k.take_pending(cx.tid, set) {
        if info != 0 {
            k.copy_out(cx, info, &taken.bytes().into())?;
        }
        return Ok(ret(i64::from(taken.signal)));
    }
    if cx.why == Why::TimedOut || cx.pending.deadline.is_some_and(|d| d <= k.now) {
        return Err(Errno::EAGAIN.into());
    }
    k.block(cx, &[Channel::Signal(cx.tid)], Restart::Never)
}

/// sigreturn(2): the end of a handler.
pub(super) fn sys_rt_sigreturn(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let Some(thread) = k.threads.get_mut(cx.tid) else { return Err(Errno::ESRCH.into()) };
    let Some(frame) = thread.handlers.pop() else { return Err(Errno::EFAULT.into()) };
    thread.mask = frame.mask;
    thread.after = Some(frame.then);
    cx.events.push(Event::HandlerReturned { tid: cx.tid, signal: frame.signal });
    k.retarget(cx.pid, cx.events);
    Ok(Flow::SigReturn)
}

/// sigaltstack(2).
pub(super) fn sys_sigaltstack(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (new, old) = (cx.arg(0), cx.arg(1));
    let l = &abi::STACK;
    let stack = if new == 0 { None } else { Some(k.struct_in(cx, new, l)?) };
    let Some(thread) = k.threads.get(cx.tid) else { return Err(Errno::ESRCH.into()) };
    let (was, on_it) = (thread.altstack, thread.handlers.iter().any(|h| h.on_altstack));
    if let Some(stack) = stack {
        let flags = i64::from(l.int(&stack, "ss_flags"));
        let (sp, size) = (l.get(&stack, "ss_sp"), l.get(&stack, "ss_size"));
        if on_it {
            return Err(Errno::EPERM.into());
        }
        let altstack = match flags {
            abi::SS_DISABLE => None,
            0 | abi::SS_ONSTACK if size < 2048 => return Err(Errno::ENOMEM.into()),
            0 | abi::SS_ONSTACK => Some((sp, size)),
            _ => return Err(Errno::EINVAL.into()),
        };
        if let Some(thread) = k.threads.get_mut(cx.tid) {
            thread.altstack = altstack;
        }
    }
    let (sp, size) = was.unwrap_or((0, 0));
    let flags = match (was, on_it) {
        (None, _) => abi::SS_DISABLE,
        (Some(_), true) => abi::SS_ONSTACK,
        (Some(_), false) => 0,
    };
    k.struct_out_opt(cx, old, l, &[("ss_sp", sp), ("ss_flags", flags as u64), ("ss_size", size)])?;
    Ok(ret(0))
}

/// Whether a process may be given a signal at all, for those who ask by other ways (prctl, timers).
impl Kernel {
    #[must_use]
    pub(super) fn is_alive(&self, pid: Pid) -> bool {
        self.processes.get(pid).is_some_and(|p| !matches!(p.life, Life::Zombie { .. }))
    }
}
