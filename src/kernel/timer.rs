//! Timers that send signals: alarm(2), setitimer(2), timer_create(2).
//!
//! `ITIMER_REAL` and most POSIX timers run on the virtual clock; `ITIMER_VIRTUAL`, `ITIMER_PROF` and POSIX timers of a
//! processor's clock count what the machine reports as work (cputime.rs): their `due` is on that scale.

use super::clock::{FOREVER, SECOND};
use super::event::Event;
use super::process::SignalInfo;
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, Tid, abi, ret};

/// A timer: when it is due (nanoseconds of the run) and its period; 0 for once only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Timer {
    pub due: Option<u64>,
    pub interval: u64,
}

/// A process's timers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Timers {
    /// alarm and `ITIMER_REAL`: they are one.
    pub real: Timer,
    /// `ITIMER_VIRTUAL`, `ITIMER_PROF`.
    pub virtual_time: Timer,
    pub profiling: Timer,
    pub posix: Vec<PosixTimer>,
    pub next_id: i32,
}

/// timer_create(2).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PosixTimer {
    pub id: i32,
    pub clock: i64,
    pub timer: Timer,
    pub signal: i32,
    pub notify: i64,
    pub value: u64,
    /// `SIGEV_THREAD_ID`: the thread that is told.
    pub thread: Option<Tid>,
    /// How often it ran out beyond the signal delivered last.
    pub overrun: i32,
    /// The thread that made it: whose time `CLOCK_THREAD_CPUTIME_ID` is.
    pub owner: Tid,
    /// Its signal is queued: until that is taken nobody needs to be told again, and what it runs out meanwhile is
    /// counted when it is (timer_getoverrun(2)).
    pub waiting: bool,
}

impl PosixTimer {
    /// Whether it counts processor time.
    #[must_use]
    pub fn counts_work(&self) -> bool {
        self.clock < 0 || matches!(self.clock, abi::CLOCK_PROCESS_CPUTIME_ID | abi::CLOCK_THREAD_CPUTIME_ID)
    }

    /// When it is to be looked at next, if it counts `work`, or the clock.
    #[must_use]
    pub fn next(&self, work: bool) -> Option<u64> {
        self.timer.due.filter(|_| self.counts_work() == work && !self.waiting)
    }
}

impl Timer {
    /// Time left at `now`; 0 when it is not set.
    #[must_use]
    pub fn left(&self, now: u64) -> u64 {
        match self.due {
            None => 0,
            // Its signal waits to be taken, and it has gone on.
            Some(due) if due <= now && self.interval > 0 => self.interval - (now - due) % self.interval,
            Some(due) => due.saturating_sub(now).max(1),
        }
    }

    /// Runs out: sets the next time, if it has a period. Says how often it ran out by `now`.
    pub(super) fn run_out(&mut self, now: u64) -> u64 {
        let Some(due) = self.due.filter(|&d| d <= now) else { return 0 };
        if self.interval == 0 {
            self.due = None;
            return 1;
        }
        let times = (now - due) / self.interval + 1;
        self.due = Some(due.saturating_add(times.saturating_mul(self.interval)).min(FOREVER));
        times
    }
}

impl Kernel {
    pub(super) fn timers_due(&self) -> impl Iterator<Item = u64> + '_ {
        let alive = self.processes.iter().filter(|(_, p)| !p.is_zombie());
        let of_processes = alive.flat_map(|(_, p)| {
            let posix = p.timers.posix.iter().filter_map(|t| t.next(false));
            p.timers.real.due.into_iter().chain(posix)
        });
        of_processes.chain(self.timerfds.iter().filter_map(|(_, t)| t.timer.due)).filter(|&d| d < FOREVER)
    }

    /// Lets all timers that are due run out.
    pub(super) fn fire_timers(&mut self, events: &mut Vec<Event>) {
        let now = self.now;
        for pid in self.processes.ids() {
            let Some(process) = self.processes.get(pid) else { continue };
            let due = |t: &Timer| t.due.is_some_and(|d| d <= now);
            if due(&process.timers.real) {
                if let Some(p) = self.processes.get_mut(pid) {
                    p.timers.real.run_out(now);
                }
                events.push(Event::TimerFired { pid });
                self.send_signal(SignalInfo::from_kernel(abi::SIGALRM as i32), pid, None, None, events);
            }
            let Some(process) = self.processes.get(pid) else { continue };
            let ids: Vec<i32> =
                process.timers.posix.iter().filter(|t| t.next(false).is_some_and(|d| d <= now)).map(|t| t.id).collect();
            for id in ids {
                self.fire_posix(pid, id, events);
            }
        }
        self.fire_timerfds(events);
    }

    pub(super) fn fire_posix(&mut self, pid: Pid, id: i32, events: &mut Vec<Event>) {
        let timer = self.processes.get(pid).and_then(|p| p.timers.posix.iter().find(|t| t.id == id));
        let Some(now) = timer.map(|t| self.timer_now(pid, t)) else { return };
        let Some(process) = self.processes.get_mut(pid) else { return };
        let Some(timer) = process.timers.posix.iter_mut().find(|t| t.id == id) else { return };
        let times = timer.timer.run_out(now).min(i32::MAX as u64) as i32;
        let (signal, thread, value) = (timer.signal, timer.thread, timer.value);
        events.push(Event::TimerFired { pid });
        if timer.notify == abi::SIGEV_NONE {
            return;
        }
        // timer_getoverrun(2): one signal at most is queued for a timer; what comes meanwhile is counted.
        let is_mine = |s: &SignalInfo| s.signal == signal && i64::from(s.code) == abi::SI_TIMER && s.timer == id;
        let queued = process.pending.iter().any(is_mine);
        let queued = queued || thread.and_then(|t| self.threads.get(t)).is_some_and(|t| t.pending.iter().any(is_mine));
        let Some(process) = self.processes.get_mut(pid) else { return };
        let Some(timer) = process.timers.posix.iter_mut().find(|t| t.id == id) else { return };
        if queued {
            timer.overrun = timer.overrun.saturating_add(times);
            let overrun = timer.overrun;
            for s in process.pending.iter_mut().filter(|s| is_mine(s)) {
                s.overrun = overrun;
            }
            return;
        }
        timer.overrun = times - 1;
        let info = SignalInfo {
            signal,
            code: abi::SI_TIMER as i32,
            value,
            timer: id,
            overrun: timer.overrun,
            ..SignalInfo::default()
        };
        self.send_signal(info, pid, thread, None, events);
        let queued = self.processes.get(pid).is_some_and(|p| p.pending.iter().any(is_mine))
            || thread.and_then(|t| self.threads.get(t)).is_some_and(|t| t.pending.iter().any(is_mine));
        let timers = self.processes.get_mut(pid).map(|p| &mut p.timers.posix);
        if let Some(timer) = timers.and_then(|all| all.iter_mut().find(|t| t.id == id)) {
            timer.waiting = queued && timer.timer.interval > 0;
        }
    }

    /// A signal has been taken out of a queue. If a timer sent it, that one counts on.
    pub(super) fn taken(&mut self, pid: Pid, mut info: SignalInfo) -> SignalInfo {
        if i64::from(info.code) != abi::SI_TIMER {
            return info;
        }
        let timer = self.processes.get(pid).and_then(|p| p.timers.posix.iter().find(|t| t.id == info.timer));
        let Some(now) = timer.filter(|t| t.waiting).map(|t| self.timer_now(pid, t)) else { return info };
        let timers = self.processes.get_mut(pid).map(|p| &mut p.timers.posix);
        if let Some(timer) = timers.and_then(|all| all.iter_mut().find(|t| t.id == info.timer)) {
            let missed = timer.timer.run_out(now).min(i32::MAX as u64) as i32;
            timer.waiting = false;
            timer.overrun = timer.overrun.saturating_add(missed);
            info.overrun = timer.overrun;
        }
        info
    }
}

/// alarm(2): seconds; the seconds that were left of the last one.
pub(super) fn sys_alarm(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (seconds, now) = (cx.arg(0) & 0xffff_ffff, k.now);
    let due = k.after(seconds * SECOND);
    let real = &mut k.me(cx)?.timers.real;
    let left = real.left(now);
    *real = Timer { due: (seconds > 0).then_some(due), interval: 0 };
    // As Linux rounds: to the nearest second, but never to 0 while it is set.
    let seconds = if left == 0 { 0 } else { ((left + SECOND / 2) / SECOND).max(1) };
    Ok(ret(seconds as i64))
}

fn timer_of<'k>(k: &'k mut Kernel, cx: &Cx, which: i64) -> Result<&'k mut Timer, Errno> {
    let timers = &mut k.me(cx)?.timers;
    match which {
        abi::ITIMER_REAL => Ok(&mut timers.real),
        abi::ITIMER_VIRTUAL => Ok(&mut timers.virtual_time),
        abi::ITIMER_PROF => Ok(&mut timers.profiling),
        _ => Err(Errno::EINVAL),
    }
}

/// What an interval timer counts.
fn count_of(k: &Kernel, cx: &Cx, which: i64) -> u64 {
    if which == abi::ITIMER_REAL { k.now } else { k.worked(cx.pid) }
}

fn itimerval_out(k: &mut Kernel, cx: &Cx, addr: u64, timer: Timer, now: u64) -> Result<(), Failure> {
    let (left, interval) = (timer.left(now), timer.interval);
    // Rounded up: a timer that is set never shows zero.
    let left = left.div_ceil(1000);
    let members = [
        ("it_interval.tv_sec", interval / SECOND),
        ("it_interval.tv_usec", interval % SECOND / 1000),
        ("it_value.tv_sec", left / 1_000_000),
        ("it_value.tv_usec", left % 1_000_000),
    ];
    k.struct_out_opt(cx, addr, &abi::ITIMERVAL, &members)
}

pub(super) fn sys_setitimer(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (which, new, old) = (cx.flags(0), cx.arg(1), cx.arg(2));
    let l = &abi::ITIMERVAL;
    let was = *timer_of(k, cx, which)?;
    let now = count_of(k, cx, which);
    let mut timer = Timer::default();
    if new != 0 {
        let b = k.struct_in(cx, new, l)?;
        let part = |s: &str, us: &str| {
            let (s, us) = (l.get(&b, s) as i64, l.get(&b, us));
            if s < 0 || us >= 1_000_000 {
                Err(Errno::EINVAL)
            } else {
                Ok((s as u64).saturating_mul(SECOND).saturating_add(us * 1000))
            }
        };
        let interval = part("it_interval.tv_sec", "it_interval.tv_usec")?;
        let value = part("it_value.tv_sec", "it_value.tv_usec")?;
        timer = Timer { due: (value > 0).then(|| now.saturating_add(value).min(FOREVER)), interval };
    }
    *timer_of(k, cx, which)? = timer;
    itimerval_out(k, cx, old, was, now)?;
    Ok(ret(0))
}

pub(super) fn sys_getitimer(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let timer = *timer_of(k, cx, cx.flags(0))?;
    itimerval_out(k, cx, cx.arg(1), timer, count_of(k, cx, cx.flags(0)))?;
    Ok(ret(0))
}

/// timer_create(2). `SIGEV_THREAD` is made by the library: a thread that waits for a signal of its own.
pub(super) fn sys_timer_create(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (clock, event, id_at) = (cx.flags(0), cx.arg(1), cx.arg(2));
    k.clock_of(cx.tid, clock)?;
    let l = &abi::SIGEVENT;
    let id = k.me(cx)?.timers.next_id;
    let (mut notify, mut signal, mut value, mut thread) = (abi::SIGEV_SIGNAL, abi::SIGALRM as i32, id as u64, None);
    if event != 0 {
        // Only the members that its kind of notice uses need a value.
        notify = i64::from(k.load_int(cx, event.wrapping_add(l.offset("sigev_notify")))?);
        if notify != abi::SIGEV_NONE {
            signal = k.load_int(cx, event.wrapping_add(l.offset("sigev_signo")))?;
            let bytes = k.copy_in(cx, event, 8)?.data;
            value = bytes.try_into().map_or(0, u64::from_le_bytes);
        }
        if notify == abi::SIGEV_THREAD_ID {
            let tid = k.load_int(cx, event.wrapping_add(l.offset("_sigev_un._tid")))?;
            let mine = k.threads.get(tid).is_some_and(|t| t.pid == cx.pid);
            thread = Some(tid).filter(|_| mine);
            if thread.is_none() {
                return Err(Errno::EINVAL.into());
            }
        }
        let known = matches!(notify, abi::SIGEV_SIGNAL | abi::SIGEV_NONE | abi::SIGEV_THREAD_ID);
        if !known || (notify != abi::SIGEV_NONE && !(1..=64).contains(&signal)) {
            return Err(Errno::EINVAL.into());
        }
    }
    k.store_int(cx, id_at, id)?;
    let timers = &mut k.me(cx)?.timers;
    timers.next_id += 1;
    let timer = Timer::default();
    timers.posix.push(PosixTimer {
        id,
        clock,
        timer,
        signal,
        notify,
        value,
        thread,
        overrun: 0,
        owner: cx.tid,
        waiting: false,
    });
    Ok(ret(0))
}

fn posix_timer<'k>(k: &'k mut Kernel, cx: &Cx) -> Result<&'k mut PosixTimer, Errno> {
    let id = cx.int(0);
    k.me(cx)?.timers.posix.iter_mut().find(|t| t.id == id).ok_or(Errno::EINVAL)
}

impl Kernel {
    /// A `struct itimerspec` as a timer: from now, or when the clock shows it. `work`: what the timer counts now, if
    /// that is processor time.
    pub(super) fn itimerspec_in(
        &self,
        cx: &mut Cx,
        addr: u64,
        clock: i64,
        absolute: bool,
        work: Option<u64>,
    ) -> Result<Timer, Failure> {
        let interval = self.timespec_in(cx, addr)?;
        let value = self.timespec_in(cx, addr.wrapping_add(16))?;
        let due = match (value, work) {
            (0, _) => None,
            (_, Some(_)) if absolute => Some(value),
            (_, Some(now)) => Some(now.saturating_add(value).min(FOREVER)),
            _ if absolute => Some(self.instant(cx, clock, value)?),
            _ => Some(self.after(value)),
        };
        Ok(Timer { due, interval })
    }

    /// `now`: what the timer counts, now.
    pub(super) fn itimerspec_out(&mut self, cx: &Cx, addr: u64, timer: Timer, now: u64) -> Result<(), Failure> {
        if addr == 0 {
            return Ok(());
        }
        let left = timer.left(now);
        self.timespec_out(cx, addr, timer.interval)?;
        self.timespec_out(cx, addr.wrapping_add(16), left)
    }
}

pub(super) fn sys_timer_settime(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (absolute, new, old) = (cx.flags(1) & abi::TIMER_ABSTIME != 0, cx.arg(2), cx.arg(3));
    if new == 0 {
        return Err(Errno::EINVAL.into());
    }
    let mine = posix_timer(k, cx)?.clone();
    let now = k.timer_now(cx.pid, &mine);
    let timer = k.itimerspec_in(cx, new, mine.clock, absolute, mine.counts_work().then_some(now))?;
    let mine = posix_timer(k, cx)?;
    let was = std::mem::replace(&mut mine.timer, timer);
    (mine.overrun, mine.waiting) = (0, false);
    k.itimerspec_out(cx, old, was, now)?;
    // An absolute time that has passed runs out at once.
    if timer.due.is_some_and(|d| d <= now) {
        k.fire_posix(cx.pid, cx.int(0), cx.events);
    }
    Ok(ret(0))
}

pub(super) fn sys_timer_gettime(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let mine = posix_timer(k, cx)?.clone();
    let now = k.timer_now(cx.pid, &mine);
    k.itimerspec_out(cx, cx.arg(1), mine.timer, now)?;
    Ok(ret(0))
}

pub(super) fn sys_timer_getoverrun(k: &mut Kernel, cx: &mut Cx) -> Answer {
    Ok(ret(i64::from(posix_timer(k, cx)?.overrun)))
}

pub(super) fn sys_timer_delete(k: &mut Kernel, cx: &mut Cx) -> Answer {
    posix_timer(k, cx)?;
    let id = cx.int(0);
    let mine = |s: &SignalInfo| i64::from(s.code) == abi::SI_TIMER && s.timer == id;
    let me = k.me(cx)?;
    me.timers.posix.retain(|t| t.id != id);
    me.pending.retain(|s| !mine(s));
    Ok(ret(0))
}
