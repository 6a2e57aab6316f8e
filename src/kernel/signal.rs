//! Signals (signal(7)): generated, pending, masked, delivered.
//!
//! Rules:
//! - A signal is *generated* for a process or for one thread and is then *pending* there. A standard signal (1..=31) is
//!   pending once however often it comes; real-time signals (34..=64) queue in the order they came.
//! - It is *delivered* when the thread next goes to user code (`take_signal`): a handler is called, or the default
//!   action is carried out. Of several, a thread's own come before its process's, lower numbers before higher.
//! - A signal for a process goes to its first thread if that does not block it, else to the next one that does not, as
//!   Linux chooses.
//! - `SIGKILL` and `SIGSTOP` are never masked, caught or ignored. `SIGCONT` continues when it is *generated*, and takes
//!   pending stop signals away; a stop signal takes a pending `SIGCONT` away.
//! - A blocked thread is woken with `Why::Interrupted`; its call looks at its condition first, and only if it would
//!   wait again is it cut off (`wait::Restart`).

use super::event::Event;
use super::process::{AfterHandler, HandlerFrame, Life, Report, RunState, SignalInfo};
use super::wait::{Channel, Restart, Why};
use super::{Kernel, Pid, Tid, abi, call::Call};

/// What happens when nobody has said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Default {
    Terminate,
    /// Terminate; a real system would also write a core file.
    Core,
    Ignore,
    Stop,
    Continue,
}

macro_rules! signals {
    ($($name:ident $default:ident $sentence:literal;)*) => {
        /// Name, number, default action, what strsignal(3) says. Real-time signals are not in the list.
        pub const SIGNALS: &[(&str, i32, Default, &str)] =
            &[$((stringify!($name), abi::$name as i32, Default::$default, $sentence)),*];
    };
}

signals! {
    SIGHUP Terminate "Hangup";
    SIGINT Terminate "Interrupt";
    SIGQUIT Core "Quit";
    SIGILL Core "Illegal instruction";
    SIGTRAP Core "Trace/breakpoint trap";
    SIGABRT Core "Aborted";
    SIGBUS Core "Bus error";
    SIGFPE Core "Floating point exception";
    SIGKILL Terminate "Killed";
    SIGUSR1 Terminate "User defined signal 1";
    SIGSEGV Core "Segmentation fault";
    SIGUSR2 Terminate "User defined signal 2";
    SIGPIPE Terminate "Broken pipe";
    SIGALRM Terminate "Alarm clock";
    SIGTERM Terminate "Terminated";
    SIGSTKFLT Terminate "Stack fault";
    SIGCHLD Ignore "Child exited";
    SIGCONT Continue "Continued";
    SIGSTOP Stop "Stopped (signal)";
    SIGTSTP Stop "Stopped";
    SIGTTIN Stop "Stopped (tty input)";
    SIGTTOU Stop "Stopped (tty output)";
    SIGURG Ignore "Urgent I/O condition";
    SIGXCPU Core "CPU time limit exceeded";
    SIGXFSZ Core "File size limit exceeded";
    SIGVTALRM Terminate "Virtual timer expired";
    SIGPROF Terminate "Profiling timer expired";
    SIGWINCH Ignore "Window changed";
    SIGIO Terminate "I/O possible";
    SIGPWR Terminate "Power failure";
    SIGSYS Core "Bad system call";
}

pub const SIG_DFL: u64 = 0;
pub const SIG_IGN: u64 = 1;
/// glibc's own signal for pthread_cancel: the kernel's handlers get this number.
pub const SIGCANCEL: i32 = 32;

pub(super) const SIGKILL: i32 = abi::SIGKILL as i32;
pub(super) const SIGSTOP: i32 = abi::SIGSTOP as i32;
pub(super) const SIGCONT: i32 = abi::SIGCONT as i32;
pub(super) const SIGCHLD: i32 = abi::SIGCHLD as i32;

/// `SIGINT`, `SIGRTMIN+2`.
#[must_use]
pub fn name(signal: i32) -> String {
    match SIGNALS.iter().find(|s| s.1 == signal) {
        Some(s) => s.0.to_string(),
        None if signal == abi::SIGRTMIN as i32 => "SIGRTMIN".to_string(),
        None if signal > abi::SIGRTMIN as i32 && signal <= 64 => format!("SIGRTMIN+{}", signal - abi::SIGRTMIN as i32),
        None => signal.to_string(),
    }
}

#[must_use]
pub fn default_action(signal: i32) -> Default {
    SIGNALS.iter().find(|s| s.1 == signal).map_or(Default::Terminate, |s| s.2)
}

/// The signal's bit in a mask; none for what is no signal.
#[must_use]
pub fn bit(signal: i32) -> u64 {
    if (1..=64).contains(&signal) { 1 << (signal - 1) } else { 0 }
}

/// What no mask can hold.
pub const UNBLOCKABLE: u64 = 1 << (abi::SIGKILL - 1) | 1 << (abi::SIGSTOP - 1);
/// Signals whose default action is to stop.
const STOPS: u64 =
    1 << (abi::SIGSTOP - 1) | 1 << (abi::SIGTSTP - 1) | 1 << (abi::SIGTTIN - 1) | 1 << (abi::SIGTTOU - 1);
/// Signals of the thread's own doing: they come first.
const SYNCHRONOUS: u64 = 1 << (abi::SIGSEGV - 1)
    | 1 << (abi::SIGBUS - 1)
    | 1 << (abi::SIGILL - 1)
    | 1 << (abi::SIGTRAP - 1)
    | 1 << (abi::SIGFPE - 1)
    | 1 << (abi::SIGSYS - 1);

/// The handler the machine is to call, as if the thread had called it: a frame on its stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Delivery {
    pub signal: i32,
    pub handler: u64,
    /// `SA_SIGINFO`: the handler takes (signal, siginfo_t *, ucontext_t *).
    pub siginfo: bool,
    pub info: SignalInfo,
    /// The stack to run on, if it is another one (`SA_ONSTACK`): start and size.
    pub stack: Option<(u64, u64)>,
}

/// What is to happen before a thread runs user code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Signalled {
    /// Nothing (more): run.
    Nothing,
    Handler(Delivery),
    /// The default action ended the process.
    Ended,
    /// The process is stopped.
    Stopped,
    /// The call that was cut off is to be entered again: `Kernel::resume`.
    Reenter,
}

impl SignalInfo {
    /// A signal from a process by kill(2) or the like.
    #[must_use]
    pub fn from_user(signal: i32, code: i64, pid: Pid, uid: u32) -> SignalInfo {
        SignalInfo { signal, code: code as i32, pid, uid, ..SignalInfo::default() }
    }

    #[must_use]
    pub fn from_kernel(signal: i32) -> SignalInfo {
        SignalInfo { signal, code: abi::SI_KERNEL as i32, ..SignalInfo::default() }
    }

    /// As the `siginfo_t` a handler is given.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let l = &abi::SIGINFO;
        let mut b = l.make(&[("si_signo", self.signal as u64), ("si_code", self.code as u64)]);
        let code = i64::from(self.code);
        match self.signal {
            s if s == SIGCHLD && code > 0 => {
                l.set(&mut b, "si_pid", self.pid as u64);
                l.set(&mut b, "si_uid", u64::from(self.uid));
                l.set(&mut b, "si_status", self.status as u64);
            }
            s if SYNCHRONOUS & bit(s) != 0 && code > 0 => l.set(&mut b, "si_addr", self.addr),
            _ if (abi::POLL_IN..=abi::POLL_HUP).contains(&code) => {
                l.set(&mut b, "si_band", self.value);
                l.set(&mut b, "si_fd", self.status as u64);
            }
            _ if code == abi::SI_TIMER => {
                l.set(&mut b, "si_timerid", self.timer as u64);
                l.set(&mut b, "si_overrun", self.overrun as u64);
                l.set(&mut b, "si_value", self.value);
            }
            _ => {
                l.set(&mut b, "si_pid", self.pid as u64);
                l.set(&mut b, "si_uid", u64::from(self.uid));
                l.set(&mut b, "si_value", self.value);
            }
        }
        b
    }
}

// Generating.
impl Kernel {
    /// Generates a signal for a process (`thread` None) or for one of its threads.
    pub fn send_signal(
        &mut self,
        info: SignalInfo,
        to: Pid,
        thread: Option<Tid>,
        by: Option<Tid>,
        events: &mut Vec<Event>,
    ) {
        let signal = info.signal;
        let Some(process) = self.processes.get(to) else { return };
        if process.is_zombie() || bit(signal) == 0 {
            return;
        }
        let from = (info.pid != 0).then_some(info.pid);
        events.push(Event::SignalSent { signal, from, to, tid: thread });
        if signal == SIGCONT {
            self.discard_pending(to, STOPS);
            self.continue_process(to, by, events);
        } else if STOPS & bit(signal) != 0 {
            self.discard_pending(to, bit(SIGCONT));
        } else if signal == SIGKILL
            && let Some(p) = self.processes.get_mut(to)
            && matches!(p.life, Life::Stopped(_))
        {
            // A stopped process runs again only to die.
            p.life = Life::Alive;
        }
        // Linux looks at the mask of the named thread, or of the first one, before it throws an ignored signal away: a
        // blocked signal stays pending, for it may be caught by the time it is unblocked.
        let looked_at = thread.or_else(|| self.first_thread(to));
        let held = looked_at.and_then(|t| self.threads.get(t)).is_some_and(|t| t.mask & bit(signal) != 0)
            || self.threads.iter().any(|(tid, t)| t.pid == to && self.waits_for(tid) & bit(signal) != 0);
        if !held && self.is_ignored(to, signal) {
            events.push(Event::SignalIgnored { signal, pid: to, info });
            return;
        }
        let standard = signal < abi::SIGRTMIN as i32;
        let queue = match thread {
            Some(tid) => self.threads.get_mut(tid).map(|t| &mut t.pending),
            None => self.processes.get_mut(to).map(|p| &mut p.pending),
        };
        let Some(queue) = queue else { return };
        if !(standard && queue.iter().any(|s| s.signal == signal)) {
            queue.push(info);
        }
        self.notify(to, thread, signal, by, events);
    }

    /// The lowest-numbered thread that has not ended; the first one as long as it lives.
    fn first_thread(&self, pid: Pid) -> Option<Tid> {
        self.threads.iter().find(|(_, t)| t.pid == pid && t.state != RunState::Ended).map(|(tid, _)| tid)
    }

    fn is_ignored(&self, pid: Pid, signal: i32) -> bool {
        let Some(process) = self.processes.get(pid) else { return true };
        match process.action(signal).handler {
            SIG_DFL => matches!(default_action(signal), Default::Ignore | Default::Continue),
            SIG_IGN => UNBLOCKABLE & bit(signal) == 0,
            _ => false,
        }
    }

    /// Takes pending signals away, from the process and all its threads.
    pub(super) fn discard_pending(&mut self, pid: Pid, mask: u64) {
        let has = |list: &[SignalInfo]| list.iter().any(|s| mask & bit(s.signal) != 0);
        if self.processes.get(pid).is_some_and(|p| has(&p.pending))
            && let Some(p) = self.processes.get_mut(pid)
        {
            p.pending.retain(|s| mask & bit(s.signal) == 0);
        }
        for tid in self.threads_of(pid) {
            if self.threads.get(tid).is_some_and(|t| has(&t.pending))
                && let Some(t) = self.threads.get_mut(tid)
            {
                t.pending.retain(|s| mask & bit(s.signal) == 0);
            }
        }
    }

    /// The thread that a signal for the whole process goes to.
    fn chosen(&self, pid: Pid, signal: i32) -> Option<Tid> {
        let candidates = self.threads.iter().filter(|(_, t)| t.pid == pid && t.state != RunState::Ended);
        let mut wanting =
            candidates.filter(|(tid, t)| t.mask & bit(signal) == 0 || self.waits_for(*tid) & bit(signal) != 0);
        wanting.next().map(|(tid, _)| tid)
    }

    /// The set that a thread blocked in sigwait waits for.
    fn waits_for(&self, tid: Tid) -> u64 {
        let pending = self.threads.get(tid).and_then(|t| match &t.state {
            RunState::Blocked(p) | RunState::Resuming(p, _) => Some(p),
            _ => None,
        });
        pending.filter(|p| p.call == Call::RtSigtimedwait).map_or(0, |p| p.scratch[0])
    }

    /// Wakes whoever a newly pending signal concerns.
    fn notify(&mut self, pid: Pid, thread: Option<Tid>, signal: i32, by: Option<Tid>, events: &mut Vec<Event>) {
        self.wake_signalfds(pid, by, events);
        let Some(tid) = thread.or_else(|| self.chosen(pid, signal)) else { return };
        let Some(t) = self.threads.get(tid) else { return };
        let Some(pending) = t.blocked() else { return };
        if self.waits_for(tid) & bit(signal) != 0 {
            self.wake_thread(tid, Why::Woken, by, events);
        } else if signal == SIGKILL || (t.mask & bit(signal) == 0 && pending.interruptible) {
            self.wake_thread(tid, Why::Interrupted, by, events);
        }
    }

    /// After a mask has changed or a thread has ended: pending signals of the process may now concern another thread.
    pub(super) fn retarget(&mut self, pid: Pid, events: &mut Vec<Event>) {
        let Some(process) = self.processes.get(pid) else { return };
        let signals: Vec<i32> = process.pending.iter().map(|s| s.signal).collect();
        for signal in signals {
            self.notify(pid, None, signal, None, events);
        }
    }

    fn continue_process(&mut self, pid: Pid, by: Option<Tid>, events: &mut Vec<Event>) {
        let Some(process) = self.processes.get_mut(pid) else { return };
        if !matches!(process.life, Life::Stopped(_)) {
            return;
        }
        process.life = Life::Alive;
        process.report = Some(Report::Continued);
        events.push(Event::Continued { pid });
        self.tell_parent_of_stop(pid, abi::CLD_CONTINUED, SIGCONT, by, events);
    }

    fn stop_process(&mut self, pid: Pid, signal: i32, events: &mut Vec<Event>) {
        let Some(process) = self.processes.get_mut(pid) else { return };
        process.life = Life::Stopped(signal);
        process.report = Some(Report::Stopped(signal));
        events.push(Event::Stopped { pid, signal });
        self.tell_parent_of_stop(pid, abi::CLD_STOPPED, signal, None, events);
    }

    /// The parent gets `SIGCHLD` unless it has said `SA_NOCLDSTOP`, and looks if it waits.
    fn tell_parent_of_stop(&mut self, pid: Pid, code: i64, status: i32, by: Option<Tid>, events: &mut Vec<Event>) {
        let Some(process) = self.processes.get(pid) else { return };
        let (parent, uid) = (process.ppid, process.user.uid[0]);
        let Some(action) = self.processes.get(parent).map(|p| p.action(SIGCHLD)) else { return };
        if action.handler != SIG_IGN && action.flags & abi::SA_NOCLDSTOP as u64 == 0 {
            let info = SignalInfo { signal: SIGCHLD, code: code as i32, pid, uid, status, ..SignalInfo::default() };
            self.send_signal(info, parent, None, by, events);
        }
        self.wake_all(Channel::Child(parent), by, events);
    }

    /// A signal to every process of a group.
    pub fn signal_group(&mut self, pgid: Pid, info: SignalInfo, by: Option<Tid>, events: &mut Vec<Event>) {
        let members: Vec<Pid> = self.processes.iter().filter(|(_, p)| p.pgid == pgid).map(|(pid, _)| pid).collect();
        for pid in members {
            self.send_signal(info, pid, None, by, events);
        }
    }

    /// A group none of whose members has a parent elsewhere in the session: nobody could continue it (setpgid(2)).
    #[must_use]
    pub fn is_orphaned_group(&self, pgid: Pid) -> bool {
        !self.processes.iter().any(|(_, p)| {
            let outside = p.ppid == self.outside_pid() && p.sid == p.ppid;
            let parent = self.processes.get(p.ppid).is_some_and(|q| q.pgid != pgid && q.sid == p.sid);
            p.pgid == pgid && !p.is_zombie() && (outside || parent)
        })
    }
}

// Delivering.
impl Kernel {
    /// Where the next signal to deliver is: in the thread's own list or the process's, at this index.
    fn deliverable(&self, tid: Tid) -> Option<(bool, usize)> {
        let thread = self.threads.get(tid)?;
        let process = self.processes.get(thread.pid)?;
        let stopped = matches!(process.life, Life::Stopped(_));
        let order = |s: &SignalInfo| (SYNCHRONOUS & bit(s.signal) == 0, s.signal);
        let open = |s: &SignalInfo| thread.mask & bit(s.signal) == 0 && (!stopped || s.signal == SIGKILL);
        let own = thread.pending.iter().enumerate().filter(|(_, s)| open(s));
        if let Some((i, _)) = own.min_by_key(|(i, s)| (order(s), *i)) {
            return Some((true, i));
        }
        let shared = process.pending.iter().enumerate().filter(|(_, s)| open(s));
        let mine = shared.filter(|(_, s)| self.chosen(thread.pid, s.signal) == Some(tid));
        mine.min_by_key(|(i, s)| (order(s), *i)).map(|(i, _)| (false, i))
    }

    /// Whether a signal waits to be delivered to this thread.
    #[must_use]
    pub fn signal_due(&self, tid: Tid) -> bool {
        // Most of the time nothing is pending at all.
        let Some(thread) = self.threads.get(tid) else { return false };
        let shared = self.processes.get(thread.pid).is_some_and(|p| !p.pending.is_empty());
        (shared || !thread.pending.is_empty()) && self.deliverable(tid).is_some()
    }

    /// Whether something has to be seen to before the thread runs user code: `take_signal` would say something other
    /// than `Nothing`.
    #[must_use]
    pub fn is_interrupted(&self, tid: Tid) -> bool {
        let Some(thread) = self.threads.get(tid) else { return false };
        let c = thread.cancel;
        let cancelled = !c.acted && (c.acting || (c.requested && c.asynchronous && !c.disabled));
        cancelled || thread.cut.is_some() || thread.saved_mask.is_some() || self.signal_due(tid)
    }

    /// `SIGKILL` is on its way to this process.
    pub(super) fn is_killed(&self, pid: Pid) -> bool {
        let kill = |s: &SignalInfo| s.signal == SIGKILL;
        self.processes.get(pid).is_some_and(|p| p.pending.iter().any(kill))
            || self.threads.iter().any(|(_, t)| t.pid == pid && t.pending.iter().any(kill))
    }

    fn dequeue(&mut self, tid: Tid) -> Option<SignalInfo> {
        let (own, i) = self.deliverable(tid)?;
        let pid = self.threads.get(tid)?.pid;
        let info = match own {
            true => self.threads.get_mut(tid)?.pending.remove(i),
            false => self.processes.get_mut(pid)?.pending.remove(i),
        };
        Some(self.taken(pid, info))
    }

    /// What is to happen before the thread runs user code. Asked again until it says something other than `Handler`.
    pub fn take_signal(&mut self, tid: Tid, events: &mut Vec<Event>) -> Signalled {
        let Some(pid) = self.threads.get(tid).map(|t| t.pid) else { return Signalled::Ended };
        if let Some(delivery) = self.take_cancellation(tid) {
            events.push(Event::SignalDelivered { signal: SIGCANCEL, tid, handler: delivery.handler });
            return Signalled::Handler(delivery);
        }
        while self.signal_due(tid) {
            let Some(info) = self.dequeue(tid) else { break };
            let signal = info.signal;
            let Some(action) = self.processes.get(pid).map(|p| p.action(signal)) else { return Signalled::Ended };
            if action.handler == SIG_IGN && UNBLOCKABLE & bit(signal) == 0 {
                events.push(Event::SignalIgnored { signal, pid, info });
                continue;
            }
            if action.handler > SIG_IGN {
                return Signalled::Handler(self.push_handler(tid, info, events));
            }
            match default_action(signal) {
                Default::Ignore | Default::Continue => events.push(Event::SignalIgnored { signal, pid, info }),
                // The terminal's stop signals do nothing where nobody could continue the process.
                Default::Stop
                    if signal != SIGSTOP && self.processes.get(pid).is_some_and(|p| self.is_orphaned_group(p.pgid)) =>
                {
                    events.push(Event::SignalIgnored { signal, pid, info });
                }
                Default::Stop => {
                    events.push(Event::SignalActed { signal, pid });
                    self.stop_process(pid, signal, events);
                    return Signalled::Stopped;
                }
                kind @ (Default::Terminate | Default::Core) => {
                    events.push(Event::SignalActed { signal, pid });
                    let core = if kind == Default::Core { self.core_bit(pid) } else { 0 };
                    self.exit_process(pid, signal | core, events);
                    return Signalled::Ended;
                }
            }
        }
        if self.processes.get(pid).is_none_or(|p| p.life != Life::Alive) {
            return Signalled::Stopped;
        }
        if self.threads.get(tid).is_none_or(|t| t.cut.is_none() && t.saved_mask.is_none()) {
            return Signalled::Nothing;
        }
        let Some(thread) = self.threads.get_mut(tid) else { return Signalled::Ended };
        if let Some(mask) = thread.saved_mask.take() {
            thread.mask = mask;
        }
        match thread.cut.take() {
            // No handler ran: the call goes on as if nothing had been.
            Some((pending, _)) => {
                thread.state = RunState::Resuming(pending, Why::Restarted);
                Signalled::Reenter
            }
            // The mask is the old one again: what it hides no more may be delivered.
            None => self.take_signal(tid, events),
        }
    }

    /// The upcall: what is to be restored is remembered, the mask is the handler's.
    fn push_handler(&mut self, tid: Tid, info: SignalInfo, events: &mut Vec<Event>) -> Delivery {
        let signal = info.signal;
        let pid = self.threads.get(tid).map_or(0, |t| t.pid);
        let action = self.processes.get(pid).map(|p| p.action(signal)).unwrap_or_default();
        let flag = |f: i64| action.flags & f as u64 != 0;
        if flag(abi::SA_RESETHAND) {
            // sigaction(2): restore the default once the handler is called.
            let mut reset = action;
            reset.handler = SIG_DFL;
            self.set_action(pid, signal, reset);
        }
        events.push(Event::SignalDelivered { signal, tid, handler: action.handler });
        let mut stack = None;
        if let Some(thread) = self.threads.get_mut(tid) {
            let then = match thread.cut.take() {
                None => AfterHandler::Nothing,
                Some((pending, Restart::Always)) => AfterHandler::Restart(pending),
                Some((pending, Restart::IfAsked)) if flag(abi::SA_RESTART) => AfterHandler::Restart(pending),
                Some(_) => AfterHandler::Result(-abi_eintr()),
            };
            let on_altstack = thread.handlers.iter().any(|h| h.on_altstack);
            if flag(abi::SA_ONSTACK) && !on_altstack {
                stack = thread.altstack;
            }
            // After sigsuspend the mask to come back to is the one before it.
            let mask = thread.saved_mask.take().unwrap_or(thread.mask);
            let own = if flag(abi::SA_NODEFER) { 0 } else { bit(signal) };
            thread.mask = (thread.mask | action.mask | own) & !UNBLOCKABLE;
            thread.handlers.push(HandlerFrame { signal, mask, then, on_altstack: on_altstack || stack.is_some() });
        }
        self.retarget(pid, events);
        Delivery { signal, handler: action.handler, siginfo: flag(abi::SA_SIGINFO), info, stack }
    }

    /// How a thread goes on after the handler that has just returned (`Flow::SigReturn`).
    pub fn after_handler(&mut self, tid: Tid) -> AfterHandler {
        let Some(thread) = self.threads.get_mut(tid) else { return AfterHandler::Nothing };
        let after = thread.after.take().unwrap_or(AfterHandler::Nothing);
        if let AfterHandler::Restart(pending) = &after {
            thread.state = RunState::Resuming(pending.clone(), Why::Restarted);
        }
        after
    }

    /// A handler was left by longjmp: the innermost frames go until `keep` are left. The mask stays (siglongjmp
    /// restores it by itself).
    pub fn drop_handlers(&mut self, tid: Tid, keep: usize) {
        if let Some(thread) = self.threads.get_mut(tid) {
            thread.handlers.truncate(keep);
        }
    }

    /// The thread has gone over from one stack to another, each known by its lowest address (swapcontext(3)): handlers that
    /// run on the one stay there until something comes back to it, and those that were left on the other are its own.
    pub fn change_stack(&mut self, tid: Tid, from: u64, to: u64) {
        let Some(thread) = self.threads.get_mut(tid) else { return };
        let Some(process) = self.processes.get_mut(thread.pid) else { return };
        let left = &mut process.left_handlers;
        let there = left.iter().position(|l| l.0 == to).map(|i| left.remove(i).1).unwrap_or_default();
        let here = std::mem::replace(&mut thread.handlers, there);
        left.retain(|l| l.0 != from);
        if !here.is_empty() {
            left.push((from, here));
            crate::order::sort_by_key(left, |l| l.0);
        }
    }

    /// A fault of the program's own: an access that memory does not allow, a division by zero. `catchable`: the
    /// hardware would have noticed, so a handler may run; else the process ends, and the sentence says why.
    pub fn fault(&mut self, tid: Tid, info: SignalInfo, sentence: &str, catchable: bool, events: &mut Vec<Event>) {
        let signal = info.signal;
        let Some(pid) = self.threads.get(tid).map(|t| t.pid) else { return };
        events.push(Event::Fault { tid, signal, code: info.code, addr: info.addr, sentence: sentence.to_string() });
        let Some(thread) = self.threads.get_mut(tid) else { return };
        let masked = thread.mask & bit(signal) != 0;
        let action = self.processes.get(pid).map(|p| p.action(signal)).unwrap_or_default();
        if catchable && !masked && action.handler > SIG_IGN {
            self.send_signal(info, pid, Some(tid), None, events);
            return;
        }
        // Linux, too, kills at once where the signal is blocked or ignored (force_sig).
        events.push(Event::SignalActed { signal, pid });
        let core = self.core_bit(pid);
        self.exit_process(pid, signal | core, events);
    }

    /// core(5): no core is dumped where `RLIMIT_CORE` allows less than a page, as it does by default; then the status
    /// does not say so either. Model: the file itself is not written.
    fn core_bit(&self, pid: Pid) -> i32 {
        let room = self.processes.get(pid).map_or(0, |p| p.limit(abi::RLIMIT_CORE));
        if room >= 4096 { 0x80 } else { 0 }
    }
}

fn abi_eintr() -> i64 {
    i64::from(super::Errno::EINTR.number())
}

impl Kernel {
    /// Signals that are pending and blocked for a thread, as sigpending(2) gives them.
    #[must_use]
    pub fn pending_set(&self, tid: Tid) -> u64 {
        let Some(thread) = self.threads.get(tid) else { return 0 };
        let shared = self.processes.get(thread.pid).map(|p| p.pending.as_slice()).unwrap_or_default();
        thread.pending.iter().chain(shared).fold(0, |set, s| set | bit(s.signal)) & thread.mask
    }

    /// Whether a signal of a set is pending for a thread, blocked or not.
    pub(super) fn has_pending(&self, tid: Tid, set: u64) -> bool {
        let Some(thread) = self.threads.get(tid) else { return false };
        let shared = self.processes.get(thread.pid).map(|p| p.pending.as_slice()).unwrap_or_default();
        thread.pending.iter().chain(shared).any(|s| set & bit(s.signal) != 0)
    }

    /// Takes the first pending signal out of a set, blocked or not, as sigwait does.
    pub(super) fn take_pending(&mut self, tid: Tid, set: u64) -> Option<SignalInfo> {
        let thread = self.threads.get(tid)?;
        let pid = thread.pid;
        let first = |list: &[SignalInfo]| {
            let there = list.iter().enumerate().filter(|(_, s)| set & bit(s.signal) != 0);
            there.min_by_key(|(i, s)| (s.signal, *i)).map(|(i, _)| i)
        };
        let info = match first(&thread.pending) {
            Some(i) => self.threads.get_mut(tid)?.pending.remove(i),
            None => {
                let i = first(&self.processes.get(pid)?.pending)?;
                self.processes.get_mut(pid)?.pending.remove(i)
            }
        };
        Some(self.taken(pid, info))
    }
}
