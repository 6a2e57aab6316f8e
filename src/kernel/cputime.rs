//! Processor time (times(2), getrusage(2), clock_getcpuclockid(3)) and the timers that run on it.
//!
//! - Time passes for programs that work only when the machine says so (`Choice::Pass`): for those who watch a clock in
//!   a loop, or compute until a timer stops them. The one processor is then shared by all threads that are ready.
//! - A thread's time goes to its process when it ends, a process's to its parent when it is waited for (times(2)).
//!
//! Model: no distinction between user and system time: all is user time.

use std::rc::Rc;

use super::clock::SECOND;
use super::event::Event;
use super::process::{Process, SignalInfo};
use super::timer::{PosixTimer, Timer};
use super::{Errno, Kernel, Pid, Tid, abi};

/// What a process has used beside its threads that live, in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct CpuTime {
    /// By threads that have ended.
    pub ended: u64,
    /// By children that have been waited for, and by theirs.
    pub children: u64,
}

/// Whose time a processor clock shows.
#[derive(Clone, Copy)]
enum Owner {
    Process(Pid),
    Thread(Tid),
}

impl Process {
    /// How much processor time it may have until a limit is reached; none if there is no limit.
    fn work_limit(&self) -> Option<u64> {
        let &(soft, hard) = self.limits.get(abi::RLIMIT_CPU as usize)?;
        let due = soft.min(hard);
        (due != u64::MAX && !self.is_zombie()).then(|| due.saturating_mul(SECOND))
    }
}

impl Kernel {
    /// Nanoseconds that a process's threads have worked.
    #[must_use]
    pub fn worked(&self, pid: Pid) -> u64 {
        let living: u64 = self.threads.iter().filter(|(_, t)| t.pid == pid).map(|(_, t)| t.worked).sum();
        self.processes.get(pid).map_or(0, |p| p.cpu.ended) + living
    }

    /// A thread ends: its time is its process's.
    pub(super) fn bequeath_time(&mut self, tid: Tid) {
        let Some((pid, worked)) = self.threads.get(tid).map(|t| (t.pid, t.worked)) else { return };
        if worked > 0
            && let Some(thread) = self.threads.get_mut(tid)
        {
            thread.worked = 0;
            if let Some(process) = self.processes.get_mut(pid) {
                process.cpu.ended += worked;
            }
        }
    }

    /// A child has been waited for: its time is among its parent's children's. Says how much it was.
    pub(super) fn inherit_time(&mut self, child: Pid, parent: Pid) -> u64 {
        let used = self.worked(child) + self.processes.get(child).map_or(0, |p| p.cpu.children);
        if used > 0
            && let Some(parent) = self.processes.get_mut(parent)
        {
            parent.cpu.children += used;
        }
        used
    }

    /// A clock as this thread reads it.
    pub(super) fn clock_of(&self, tid: Tid, clock: i64) -> Result<u64, Errno> {
        let Some(owner) = self.owner(tid, clock)? else { return self.clock(clock) };
        Ok(self.owned(owner))
    }

    fn owned(&self, owner: Owner) -> u64 {
        match owner {
            Owner::Process(pid) => self.worked(pid),
            Owner::Thread(tid) => self.threads.get(tid).map_or(0, |t| t.worked),
        }
    }

    /// Whose processor time a clock shows, if it is such a clock. The numbers below zero are those of
    /// clock_getcpuclockid(3) and pthread_getcpuclockid(3): the id's complement, a bit for threads, and which time.
    fn owner(&self, tid: Tid, clock: i64) -> Result<Option<Owner>, Errno> {
        let me = self.threads.get(tid).map_or(0, |t| t.pid);
        match clock {
            abi::CLOCK_PROCESS_CPUTIME_ID => Ok(Some(Owner::Process(me))),
            abi::CLOCK_THREAD_CPUTIME_ID => Ok(Some(Owner::Thread(tid))),
            0.. => Ok(None),
            _ => {
                let (id, kind) = (!(clock as i32 >> 3), clock & 7);
                let named = match (kind & 4, kind & 3, id) {
                    (_, 3, _) => None,
                    (0, _, 0) => Some(Owner::Process(me)),
                    (0, ..) => self.processes.contains(id).then_some(Owner::Process(id)),
                    (_, _, 0) => Some(Owner::Thread(tid)),
                    _ => self.threads.get(id).filter(|t| t.pid == me).map(|_| Owner::Thread(id)),
                };
                named.map(Some).ok_or(Errno::EINVAL)
            }
        }
    }

    /// What a process's own timers count: `ITIMER_VIRTUAL` and `ITIMER_PROF` are the process's time, a POSIX timer its
    /// clock's.
    pub(super) fn timer_now(&self, pid: Pid, timer: &PosixTimer) -> u64 {
        match self.owner(timer.owner, timer.clock) {
            Ok(Some(owner)) => self.owned(owner),
            Ok(None) => self.now,
            Err(_) => self.worked(pid),
        }
    }

    /// How long the ready threads must work until a timer of theirs runs out. None: no timer counts their work.
    #[must_use]
    pub fn work_left(&self) -> Option<u64> {
        let ready = |pid: Option<Pid>| {
            let all = self.threads.iter().filter(|(_, t)| t.is_ready() && pid.is_none_or(|p| p == t.pid));
            all.count() as u64
        };
        let mut left: Option<u64> = None;
        for (pid, p) in self.processes.iter() {
            let timers = &p.timers;
            let interval = [timers.virtual_time, timers.profiling].into_iter().filter_map(|t| t.due);
            let interval = interval.map(|due| due.saturating_sub(self.worked(pid)));
            let posix = timers.posix.iter().filter_map(|t| Some(t.next(true)?.saturating_sub(self.timer_now(pid, t))));
            let limit = p.work_limit().map(|due| due.saturating_sub(self.worked(pid)));
            let Some(due) = interval.chain(posix).chain(limit).min() else { continue };
            let mine = ready(Some(pid));
            if mine > 0 {
                let share = due.saturating_mul(ready(None)).div_ceil(mine).max(1);
                left = Some(left.map_or(share, |l| l.min(share)));
            }
        }
        left
    }

    /// The ready threads share the processor for so many nanoseconds; timers that count it may run out.
    pub fn work(&mut self, ns: u64, events: &mut Vec<Event>) {
        let ready: Vec<Tid> = self.threads.iter().filter(|(_, t)| t.is_ready()).map(|(tid, _)| tid).collect();
        let share = ns.div_ceil((ready.len() as u64).max(1));
        for tid in ready {
            if let Some(thread) = self.threads.get_mut(tid) {
                thread.worked += share;
            }
        }
        for pid in self.processes.ids() {
            self.fire_work_timers(pid, events);
            self.enforce_work_limit(pid, events);
        }
    }

    /// getrlimit(2), `RLIMIT_CPU`: at the soft limit, and at each second after it, `SIGXCPU`; at the hard one, the end.
    fn enforce_work_limit(&mut self, pid: Pid, events: &mut Vec<Event>) {
        let Some(due) = self.processes.get(pid).and_then(Process::work_limit) else { return };
        let worked = self.worked(pid);
        if worked < due {
            return;
        }
        let Some(process) = self.processes.get_mut(pid) else { return };
        let Some((soft, hard)) = Rc::make_mut(&mut process.limits).get_mut(abi::RLIMIT_CPU as usize) else { return };
        let ends = worked >= hard.saturating_mul(SECOND);
        let signal = if ends { abi::SIGKILL } else { abi::SIGXCPU };
        // As on Linux, the limit itself moves on.
        *soft = soft.saturating_add(1).min(*hard);
        self.send_signal(SignalInfo::from_kernel(signal as i32), pid, None, None, events);
    }

    fn fire_work_timers(&mut self, pid: Pid, events: &mut Vec<Event>) {
        let Some(process) = self.processes.get(pid) else { return };
        let timers = &process.timers;
        let counting = |t: &Timer| t.due.is_some();
        if !counting(&timers.virtual_time) && !counting(&timers.profiling) && timers.posix.is_empty() {
            return;
        }
        let worked = self.worked(pid);
        let ids: Vec<i32> = timers
            .posix
            .iter()
            .filter(|t| t.next(true).is_some_and(|d| d <= self.timer_now(pid, t)))
            .map(|t| t.id)
            .collect();
        if let Some(p) = self.processes.get_mut(pid) {
            let virtual_time = p.timers.virtual_time.run_out(worked);
            let profiling = p.timers.profiling.run_out(worked);
            for (times, signal) in [(virtual_time, abi::SIGVTALRM), (profiling, abi::SIGPROF)] {
                if times > 0 {
                    events.push(Event::TimerFired { pid });
                    self.send_signal(SignalInfo::from_kernel(signal as i32), pid, None, None, events);
                }
            }
        }
        for id in ids {
            self.fire_posix(pid, id, events);
        }
    }
}
