//! Threads (pthreads(7), clone(2)): begin, end, join, cancel.
//!
//! - `pthread_t` is the tid with which the thread began its life; a forked child's thread keeps its parent's, as on
//!   Linux, where it is an address.
//! - A thread that has ended keeps its result until it is joined, unless it is detached.
//! - Cancellation is a request that acts at the next cancellation point (or at once, if the thread said so): the
//!   thread is made to call the library's handler, which runs the cleanup handlers and ends it.

use super::call::Call;
use super::event::Event;
use super::process::{RunState, SignalInfo, Thread};
use super::signal::{Delivery, SIGCANCEL};
use super::wait::{Channel, Flow, Pending, Restart, Why};
use super::{Answer, Cx, Errno, Kernel, Tid, abi, ret};

/// The smallest stack a thread may ask for (`PTHREAD_STACK_MIN`).
const STACK_MIN: u64 = abi::PTHREAD_STACK_MIN as u64;

/// pthread_create(thread, attr, start, arg, via).
pub(super) fn sys_pthread_create(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (out, attr, start, arg) = (cx.arg(0), cx.arg(1), cx.arg(2), cx.arg(3));
    let l = &abi::ATTR;
    let mut size = k.me(cx)?.limit(abi::RLIMIT_STACK).clamp(STACK_MIN, 8 << 20);
    let (mut own, mut detached, mut explicit) = (None, false, None);
    if attr != 0 {
        let b = k.struct_in(cx, attr, l)?;
        let flags = l.get(&b, "flags");
        detached = flags & abi::ATTR_DETACHED != 0;
        if l.get(&b, "stacksize") != 0 {
            size = l.get(&b, "stacksize");
        }
        if flags & abi::ATTR_STACK_SET != 0 {
            own = Some(l.get(&b, "stackaddr").wrapping_sub(size));
        }
        if flags & abi::ATTR_NOT_INHERIT != 0 {
            explicit = Some((l.int(&b, "policy"), l.int(&b, "priority")));
        }
    }
    // sched_setscheduler(2): a priority that the policy does not have is EINVAL, whoever asks.
    if let Some((policy, priority)) = explicit
        && !super::limits::has_priority(policy.into(), priority)
    {
        return Err(Errno::EINVAL.into());
    }
    if let Some((policy, _)) = explicit
        && matches!(i64::from(policy), abi::SCHED_FIFO | abi::SCHED_RR)
        && k.me(cx)?.user.uid[1] != 0
    {
        // pthread_create(3): no permission for the policy and parameters in attr.
        return Err(Errno::EPERM.into());
    }
    k.check_out(cx, out, 8)?;
    let tid = k.next_task()?;
    let stack = match own {
        Some(start) => (start, size),
        None => (k.map_stack(cx, size)?, size),
    };
    let caller = k.threads.get(cx.tid).ok_or(Errno::ESRCH)?;
    let (policy, priority) = explicit.unwrap_or((caller.policy, caller.priority));
    let thread = Thread {
        mask: caller.mask,
        detached,
        policy,
        priority,
        stack: if own.is_none() { stack } else { (0, 0) },
        given_stack: if own.is_some() { stack } else { (0, 0) },
        ..Thread::new(tid, cx.pid)
    };
    k.threads.insert(tid, thread);
    k.store(cx, out, tid as u64, 8)?;
    cx.emit(Event::ThreadStarted { pid: cx.pid, tid, by: cx.tid });
    Ok(Flow::Thread { tid, via: cx.arg(4), start, arg, stack, result: 0 })
}

/// clone(flags, stack, parent_tid, child_tid, fn, arg): a thread (`CLONE_THREAD`) or a process that begins in `fn` on the
/// stack that ends at `stack`; a process without a stack goes on as after fork.
pub(super) fn sys_clone(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(0);
    if flags & abi::CLONE_THREAD != 0 {
        if flags & abi::CLONE_VM == 0 || flags & abi::CLONE_SIGHAND == 0 {
            return Err(Errno::EINVAL.into());
        }
        let (top, start, arg) = (cx.arg(1), cx.arg(4), cx.arg(5));
        let area = k.my_mm(cx)?.area_at(top.wrapping_sub(1)).copied().ok_or(Errno::EINVAL)?;
        let tid = k.next_task()?;
        let mask = k.threads.get(cx.tid).map_or(0, |t| t.mask);
        let clear_tid = if flags & abi::CLONE_CHILD_CLEARTID != 0 { cx.arg(3) } else { 0 };
        k.threads.insert(tid, Thread { mask, detached: true, clear_tid, cloned: true, ..Thread::new(tid, cx.pid) });
        for (flag, at) in [(abi::CLONE_PARENT_SETTID, 2), (abi::CLONE_CHILD_SETTID, 3)] {
            if flags & flag != 0 {
                k.store_int(cx, cx.arg(at), tid)?;
            }
        }
        cx.emit(Event::ThreadStarted { pid: cx.pid, tid, by: cx.tid });
        let stack = (area.start, top - area.start);
        return Ok(Flow::Thread { tid, via: 0, start, arg, stack, result: i64::from(tid) });
    }
    if !cx.first() {
        return super::process::after_suspension(k, cx);
    }
    let namespaces = abi::CLONE_NEWNS | abi::CLONE_NEWUTS | abi::CLONE_NEWIPC | abi::CLONE_NEWPID | abi::CLONE_NEWNET;
    if flags & (namespaces | abi::CLONE_NEWUSER) != 0 {
        // Model: namespaces are left out; those of root, nobody but root could have made.
        let root = k.me(cx)?.user.uid[1] == 0 || flags & namespaces == 0;
        return Err(if root { Errno::ENOSYS } else { Errno::EPERM }.into());
    }
    let has = |flag: i64| flags & flag != 0;
    // clone(2), EINVAL: handlers are addresses in the memory.
    if has(abi::CLONE_SIGHAND) && !has(abi::CLONE_VM) {
        return Err(Errno::EINVAL.into());
    }
    let (top, start, arg) = (cx.arg(1), cx.arg(4), cx.arg(5));
    // The library's clone says where the child is to begin; without it (syscall(2)) the child goes on as after fork.
    let stack = match top != 0 && start != 0 {
        true => Some(k.my_mm(cx)?.area_at(top.wrapping_sub(1)).copied().ok_or(Errno::EINVAL)?.start),
        false if has(abi::CLONE_VM) && !has(abi::CLONE_VFORK) => {
            // Model: two processes that run at once on one stack destroy each other's frames.
            return Err(Errno::ENOSYS.into());
        }
        false => None,
    };
    let child = k.make_child(cx, flags)?;
    if has(abi::CLONE_PARENT_SETTID) {
        k.store_int(cx, cx.arg(2), child)?;
    }
    if has(abi::CLONE_CHILD_SETTID)
        && let Some(mm) = k.spaces.get_mut(k.space(child))
    {
        let bytes = super::pages::Bytes::from(&child.to_le_bytes()[..]);
        let _ = mm.write(&mut k.pages, cx.arg(3), &bytes);
    }
    if let (Some(_), Some(thread)) = (stack, k.threads.get_mut(child)) {
        // It begins anew: on a stack of its own, in no handler, and (clone(2), CLONE_VM) without an alternate stack.
        (thread.stack, thread.given_stack) = ((0, 0), (0, 0));
        thread.handlers.clear();
        thread.cloned = true;
        thread.saved_mask = None;
        if has(abi::CLONE_VM) && !has(abi::CLONE_VFORK) {
            thread.altstack = None;
        }
    }
    if has(abi::CLONE_VFORK) {
        k.suspend_for(cx, child);
    }
    Ok(match stack {
        Some(low) => Flow::Thread { tid: child, via: 0, start, arg, stack: (low, top - low), result: i64::from(child) },
        None => Flow::Fork { child },
    })
}

/// set_tid_address(2).
pub(super) fn sys_set_tid_address(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if let Some(thread) = k.threads.get_mut(cx.tid) {
        thread.clear_tid = cx.arg(0);
    }
    Ok(ret(i64::from(cx.tid)))
}

impl Kernel {
    /// A thread ends, or execs: where it was asked for, that is told to who shares its memory (set_tid_address(2)).
    pub(super) fn clear_tid(&mut self, tid: Tid, events: &mut Vec<Event>) {
        let Some(thread) = self.threads.get_mut(tid) else { return };
        let (at, pid) = (std::mem::take(&mut thread.clear_tid), thread.pid);
        if at == 0 || !self.is_memory_shared(pid) {
            return;
        }
        let key = self.futex_key(pid, at);
        let zero = super::mm::Loaded { value: 0, undef: false };
        // That the address is bad is nobody's business any more.
        if let Some(mm) = self.spaces.get_mut(self.space(pid))
            && mm.store(&mut self.pages, at, zero, 4).is_ok()
        {
            self.wake(Channel::Futex(key), 1, Some(tid), events);
        }
    }
}

/// pthread_exit(result). The last thread gets 0 back instead of ending: its process is to end as by `exit(0)`, with
/// all that the library does then.
pub(super) fn sys_pthread_exit(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (tid, pid) = (cx.tid, cx.pid);
    let others = k.threads.iter().any(|(id, t)| t.pid == pid && id != tid && t.state != RunState::Ended);
    if others { k.end_thread(cx, cx.arg(0), 0) } else { Ok(ret(0)) }
}

pub(super) fn sys_pthread_self(k: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(k.threads.get(cx.tid).map_or(cx.tid, |t| t.handle).into()))
}

/// The thread a `pthread_t` names, in the caller's own process.
pub(super) fn named<'k>(k: &'k Kernel, cx: &Cx) -> Result<&'k Thread, Errno> {
    let meant = |t: &&Thread| t.pid == cx.pid && t.handle == cx.int(0);
    let usual = k.threads.get(cx.int(0)).filter(meant);
    usual.or_else(|| k.threads.iter().map(|(_, t)| t).find(meant)).ok_or(Errno::ESRCH)
}

/// Takes the result of a thread that has ended; false if it is still running.
fn collect(k: &mut Kernel, cx: &mut Cx) -> Result<bool, super::Failure> {
    let thread = named(k, cx)?;
    let tid = thread.tid;
    // pthread_join(3): a deadlock was detected: with itself, or with one that waits for the caller.
    let waits_for_me = thread.blocked().is_some_and(|p| p.on.contains(&Channel::Join(cx.tid)));
    if tid == cx.tid || waits_for_me {
        return Err(Errno::EDEADLK.into());
    }
    let joining = k.bench(Channel::Join(tid)).into_iter().any(|other| other != cx.tid);
    if thread.detached || joining {
        return Err(Errno::EINVAL.into());
    }
    if thread.state != RunState::Ended {
        return Ok(false);
    }
    let result = thread.result;
    if cx.arg(1) != 0 {
        k.store(cx, cx.arg(1), result, 8)?;
    }
    k.forget_thread(tid);
    Ok(true)
}

pub(super) fn sys_pthread_join(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if collect(k, cx)? {
        return Ok(ret(0));
    }
    let tid = named(k, cx)?.tid;
    k.block(cx, &[Channel::Join(tid)], Restart::Always)
}

pub(super) fn sys_pthread_tryjoin(k: &mut Kernel, cx: &mut Cx) -> Answer {
    // One that still runs is busy, be it the caller itself or detached.
    if named(k, cx)?.state != RunState::Ended {
        return Err(Errno::EBUSY.into());
    }
    if collect(k, cx)? { Ok(ret(0)) } else { Err(Errno::EBUSY.into()) }
}

/// pthread_clockjoin_np(thread, result, clock, abstime).
pub(super) fn sys_pthread_timedjoin(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if collect(k, cx)? {
        return Ok(ret(0));
    }
    if cx.pending.deadline.is_none() && cx.arg(3) != 0 {
        let clock = super::clock::clock_to_wait_by(cx.flags(2))?;
        cx.pending.deadline = Some(k.deadline_of_wait(cx, clock, cx.arg(3))?);
    }
    if cx.why == Why::TimedOut || cx.pending.deadline.is_some_and(|d| d <= k.now) {
        return Err(Errno::ETIMEDOUT.into());
    }
    let tid = named(k, cx)?.tid;
    k.block(cx, &[Channel::Join(tid)], Restart::Always)
}

pub(super) fn sys_pthread_detach(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let thread = named(k, cx)?;
    let (tid, ended) = (thread.tid, thread.state == RunState::Ended);
    if thread.detached {
        return Err(Errno::EINVAL.into());
    }
    if ended {
        k.forget_thread(tid);
    } else if let Some(thread) = k.threads.get_mut(tid) {
        thread.detached = true;
    }
    Ok(ret(0))
}

/// Whether a call is a cancellation point (pthreads(7)).
#[must_use]
pub fn is_cancellation_point(pending: &Pending) -> bool {
    use Call::*;
    // fcntl(2) is one where it waits for a record lock; lockf(3) is made of it.
    let waits = matches!(pending.args[1] as i64, abi::F_SETLKW | abi::F_OFD_SETLKW);
    matches!(
        pending.call,
        Accept
            | Accept4
            | ClockNanosleep
            | Nanosleep
            | Connect
            | Close
            | Fsync
            | Fdatasync
            | MqTimedreceive
            | MqTimedsend
            | Msgrcv
            | Msgsnd
            | Msync
            | Openat
            | Pause
            | Poll
            | Ppoll
            | Select
            | Pselect6
            | EpollWait
            | EpollPwait
            | Pread64
            | Pwrite64
            | Read
            | Readv
            | Write
            | Writev
            | Recvfrom
            | Recvmsg
            | Sendto
            | Sendmsg
            | RtSigsuspend
            | RtSigtimedwait
            | Wait4
            | Waitid
            | CondWait
            | CondTimedwait
            | PthreadJoin
            | PthreadTimedjoin
            | PthreadTestcancel
            | SemWait
            | SemTimedwait
            | SemClockwait
            | MailboxSend
            | MailboxReceive
    ) || (pending.call == Fcntl && waits)
}

impl Kernel {
    /// Whether a call is not to be entered, or not again, because its caller is to be cancelled there.
    pub(super) fn cancellation_point(&mut self, cx: &Cx) -> bool {
        // pthread_setcanceltype(3): who is asynchronously cancelable may be cancelled at any time, in any wait.
        let here = |t: &Thread| t.cancel.asynchronous || is_cancellation_point(&cx.pending);
        if !self.cancel_due(cx.tid) || !self.threads.get(cx.tid).is_some_and(here) {
            return false;
        }
        // A wait for a condition first takes its mutex back; lock.rs sees to it.
        let holds = matches!(cx.pending.call, Call::CondWait | Call::CondTimedwait) && cx.pending.progress != 0;
        if holds {
            return false;
        }
        self.begin_cancel(cx.tid);
        true
    }

    pub(super) fn begin_cancel(&mut self, tid: Tid) {
        if let Some(thread) = self.threads.get_mut(tid) {
            thread.cancel.acting = true;
        }
    }

    /// Whether the caller is to be cancelled in the middle of a wait.
    pub(super) fn cancel_due(&self, tid: Tid) -> bool {
        self.threads.get(tid).is_some_and(|t| t.cancel.requested && !t.cancel.disabled && !t.cancel.acted)
    }

    /// The call of the library's cancellation handler, if it is to happen now.
    pub(super) fn take_cancellation(&mut self, tid: Tid) -> Option<Delivery> {
        let thread = self.threads.get(tid)?;
        let c = thread.cancel;
        let now = c.acting || (c.requested && c.asynchronous && !c.disabled);
        let handler = self.processes.get(thread.pid)?.cancel_handler;
        if !now || c.acted || handler == 0 {
            return None;
        }
        let thread = self.threads.get_mut(tid)?;
        thread.cancel.acted = true;
        // Whatever it was doing, it does not come back to it.
        thread.cut = None;
        if let Some(mask) = thread.saved_mask.take() {
            thread.mask = mask;
        }
        let info = SignalInfo { signal: SIGCANCEL, ..SignalInfo::default() };
        Some(Delivery { signal: SIGCANCEL, handler, siginfo: false, info, stack: None })
    }
}

/// pthread_cancel(3): the request. A target that waits at a cancellation point is woken to see it.
pub(super) fn sys_pthread_cancel(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let thread = named(k, cx)?;
    let tid = thread.tid;
    let waits = thread.blocked().is_some_and(is_cancellation_point);
    let (disabled, asynchronous) = (thread.cancel.disabled, thread.cancel.asynchronous);
    if thread.state == RunState::Ended {
        return Ok(ret(0));
    }
    if let Some(thread) = k.threads.get_mut(tid) {
        thread.cancel.requested = true;
    }
    if !disabled && (waits || asynchronous) {
        k.wake_thread(tid, Why::Interrupted, Some(cx.tid), cx.events);
    }
    Ok(ret(0))
}

pub(super) fn sys_pthread_setcancelstate(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let state = cx.flags(0);
    if !matches!(state, abi::PTHREAD_CANCEL_ENABLE | abi::PTHREAD_CANCEL_DISABLE) {
        return Err(Errno::EINVAL.into());
    }
    let disabled = state == abi::PTHREAD_CANCEL_DISABLE;
    let thread = k.threads.get_mut(cx.tid).ok_or(Errno::ESRCH)?;
    let was = std::mem::replace(&mut thread.cancel.disabled, disabled);
    k.store_int_opt(cx, cx.arg(1), i32::from(was))?;
    Ok(ret(0))
}

pub(super) fn sys_pthread_setcanceltype(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let kind = cx.flags(0);
    if !matches!(kind, abi::PTHREAD_CANCEL_DEFERRED | abi::PTHREAD_CANCEL_ASYNCHRONOUS) {
        return Err(Errno::EINVAL.into());
    }
    let asynchronous = kind == abi::PTHREAD_CANCEL_ASYNCHRONOUS;
    let thread = k.threads.get_mut(cx.tid).ok_or(Errno::ESRCH)?;
    let was = std::mem::replace(&mut thread.cancel.asynchronous, asynchronous);
    k.store_int_opt(cx, cx.arg(1), i32::from(was))?;
    Ok(ret(0))
}

/// pthread_testcancel(3): a cancellation point and nothing else.
pub(super) fn sys_pthread_testcancel(_: &mut Kernel, _: &mut Cx) -> Answer {
    Ok(ret(0))
}

pub(super) fn sys_cancel_handler(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.me(cx)?.cancel_handler = cx.arg(0);
    Ok(ret(0))
}

/// pthread_getattr_np(3).
pub(super) fn sys_pthread_getattr(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let thread = named(k, cx)?;
    let main = thread.tid == cx.pid;
    let (start, size) = match thread.stack {
        (0, 0) if main => (super::mm::STACK_TOP - super::mm::STACK_LIMIT, super::mm::STACK_LIMIT),
        (0, 0) => thread.given_stack,
        other => other,
    };
    let members = [
        ("priority", thread.priority as u64),
        ("policy", thread.policy as u64),
        ("flags", if thread.detached { abi::ATTR_DETACHED } else { 0 } | abi::ATTR_STACK_SET),
        ("guardsize", if main { 0 } else { 4096 }),
        // A stack that was given may lie anywhere, past the end of memory, too.
        ("stackaddr", start.wrapping_add(size)),
        ("stacksize", size),
    ];
    k.struct_out(cx, cx.arg(1), &abi::ATTR, &members)?;
    Ok(ret(0))
}

pub(super) fn sys_pthread_getschedparam(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (policy, priority) = named(k, cx).map(|t| (t.policy, t.priority))?;
    k.store_int(cx, cx.arg(1), policy)?;
    k.store_int(cx, cx.arg(2), priority)?;
    Ok(ret(0))
}

pub(super) fn sys_pthread_setschedparam(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let tid = named(k, cx)?.tid;
    let priority = k.load_int(cx, cx.arg(2))?;
    super::limits::set_scheduler(k, cx, tid, cx.flags(1), priority)
}

pub(super) fn sys_pthread_setschedprio(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (tid, policy) = named(k, cx).map(|t| (t.tid, t.policy))?;
    super::limits::set_scheduler(k, cx, tid, policy.into(), cx.int(1))
}

/// pthread_getcpuclockid(3): the number Linux makes of a tid.
pub(super) fn sys_pthread_getcpuclockid(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let tid = named(k, cx)?.tid;
    k.store_int(cx, cx.arg(1), !tid << 3 | 6)?;
    Ok(ret(0))
}

pub(super) fn sys_pthread_setname(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let tid = named(k, cx)?.tid;
    let name = k.string_in(cx, cx.arg(1), 4096)?;
    if name.len() > 15 {
        return Err(Errno::ERANGE.into());
    }
    if let Some(thread) = k.threads.get_mut(tid) {
        thread.name = String::from_utf8_lossy(&name).into_owned();
    }
    Ok(ret(0))
}

pub(super) fn sys_pthread_getname(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let tid = named(k, cx)?.tid;
    let mut name = super::limits::thread_name(k, tid).into_bytes();
    name.push(0);
    if (name.len() as u64) > cx.arg(2) {
        return Err(Errno::ERANGE.into());
    }
    k.copy_out(cx, cx.arg(1), &name.into())?;
    Ok(ret(0))
}

/// futex(2): the two operations everything else is made of, and requeueing.
pub(super) fn sys_futex(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (addr, value, timeout) = (cx.arg(0), cx.arg(2) as u32, cx.arg(3));
    let operation = cx.flags(1);
    let command = operation & abi::FUTEX_CMD_MASK;
    if addr % 4 != 0 {
        return Err(Errno::EINVAL.into());
    }
    let bench = Channel::Futex(k.futex_key(cx.pid, addr));
    match command {
        abi::FUTEX_WAIT | abi::FUTEX_WAIT_BITSET => {
            if cx.why == Why::Woken {
                return Ok(ret(0));
            }
            if cx.why == Why::TimedOut {
                return Err(Errno::ETIMEDOUT.into());
            }
            // Looking at the word and going to sleep are one step: no wake can fall between.
            if k.load(cx, addr, 4)? as u32 != value {
                return Err(Errno::EAGAIN.into());
            }
            if timeout != 0 && cx.pending.deadline.is_none() {
                let clock =
                    if operation & abi::FUTEX_CLOCK_REALTIME != 0 { abi::CLOCK_REALTIME } else { abi::CLOCK_MONOTONIC };
                let relative = command == abi::FUTEX_WAIT;
                let deadline =
                    if relative { k.deadline_after(cx, timeout)? } else { k.deadline_at(cx, clock, timeout)? };
                cx.pending.deadline = Some(deadline);
            }
            let restart = if timeout == 0 { Restart::IfAsked } else { Restart::NoHandler };
            k.block(cx, &[bench], restart)
        }
        abi::FUTEX_WAKE | abi::FUTEX_WAKE_BITSET => {
            Ok(ret(k.wake(bench, value as usize, Some(cx.tid), cx.events) as i64))
        }
        abi::FUTEX_REQUEUE | abi::FUTEX_CMP_REQUEUE => {
            if command == abi::FUTEX_CMP_REQUEUE && k.load(cx, addr, 4)? as u32 != cx.arg(5) as u32 {
                return Err(Errno::EAGAIN.into());
            }
            let other = Channel::Futex(k.futex_key(cx.pid, cx.arg(4)));
            let woken = k.wake(bench, value as usize, Some(cx.tid), cx.events);
            Ok(ret((woken + k.change_bench(bench, other, timeout as u32 as usize)) as i64))
        }
        _ => Err(Errno::ENOSYS.into()),
    }
}
