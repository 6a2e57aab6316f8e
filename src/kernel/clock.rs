//! The virtual clock and sleeping (time(7), clock_gettime(2), nanosleep(2)).
//!
//! - It stands still while anything can run; when nothing can, the machine moves it to the next instant at which
//!   something happens (`due`, `advance_clock`). So a second of sleep takes no time, and the order of events is that of
//!   their deadlines.
//! - `CLOCK_REALTIME` is `Settings::epoch` plus the time of the run, `CLOCK_MONOTONIC` counts from a boot that was an
//!   hour before. A deadline inside the kernel is always in nanoseconds of the run.

use super::event::Event;
use super::wait::{Channel, Restart, Why};
use super::{Answer, Cx, Errno, Failure, Kernel, Tid, abi, ret};

pub const SECOND: u64 = 1_000_000_000;
/// What `CLOCK_MONOTONIC` shows when the run begins.
pub const UPTIME: u64 = 3600 * SECOND;

/// Nanoseconds of a run (146 years) that it never reaches: what is due then is never due.
pub const FOREVER: u64 = 1 << 62;

/// The clocks by which a lock, a semaphore or a join can be waited for (pthread_mutex_clocklock(3)): `EINVAL` for others.
pub(super) fn clock_to_wait_by(clock: i64) -> Result<i64, Errno> {
    matches!(clock, abi::CLOCK_REALTIME | abi::CLOCK_MONOTONIC).then_some(clock).ok_or(Errno::EINVAL)
}

impl Kernel {
    /// The instant so many nanoseconds from now.
    pub(super) fn after(&self, ns: u64) -> u64 {
        self.now.saturating_add(ns).min(FOREVER)
    }

    /// What a clock that all share shows, in nanoseconds; `clock_of` has the others.
    pub fn clock(&self, clock: i64) -> Result<u64, Errno> {
        let real = self.settings.epoch.saturating_mul(SECOND) + self.now;
        match clock {
            abi::CLOCK_REALTIME | abi::CLOCK_REALTIME_COARSE | abi::CLOCK_REALTIME_ALARM => {
                Ok(real.saturating_add_signed(self.clock_shift))
            }
            abi::CLOCK_TAI => Ok(real + 37 * SECOND),
            abi::CLOCK_MONOTONIC
            | abi::CLOCK_MONOTONIC_RAW
            | abi::CLOCK_MONOTONIC_COARSE
            | abi::CLOCK_BOOTTIME
            | abi::CLOCK_BOOTTIME_ALARM => Ok(UPTIME + self.now),
            _ => Err(Errno::EINVAL),
        }
    }

    /// The instant of the run at which a clock shows this.
    pub(super) fn instant(&self, cx: &Cx, clock: i64, shown: u64) -> Result<u64, Errno> {
        let now = self.clock_of(cx.tid, clock)?;
        Ok(self.after(shown.saturating_sub(now)))
    }

    /// A `struct timespec`, in nanoseconds. `EINVAL` for a negative time or too many nanoseconds.
    pub(super) fn timespec_in(&self, cx: &mut Cx, addr: u64) -> Result<u64, Failure> {
        let b = self.struct_in(cx, addr, &abi::TIMESPEC)?;
        let (s, ns) = (abi::TIMESPEC.get(&b, "tv_sec") as i64, abi::TIMESPEC.get(&b, "tv_nsec"));
        if s < 0 || ns >= SECOND {
            return Err(Errno::EINVAL.into());
        }
        Ok((s as u64).saturating_mul(SECOND).saturating_add(ns))
    }

    pub(super) fn timespec_out(&mut self, cx: &Cx, addr: u64, ns: u64) -> Result<(), Failure> {
        self.struct_out_opt(cx, addr, &abi::TIMESPEC, &[("tv_sec", ns / SECOND), ("tv_nsec", ns % SECOND)])
    }

    /// A deadline: the `struct timespec` at `addr` from now.
    pub(super) fn deadline_after(&self, cx: &mut Cx, addr: u64) -> Result<u64, Failure> {
        Ok(self.after(self.timespec_in(cx, addr)?))
    }

    /// A deadline: when this clock shows the `struct timespec` at `addr`.
    pub(super) fn deadline_at(&self, cx: &mut Cx, clock: i64, addr: u64) -> Result<u64, Failure> {
        let shown = self.timespec_in(cx, addr)?;
        Ok(self.instant(cx, clock, shown)?)
    }

    /// The deadline of a lock, semaphore or join: as `deadline_at`, but a time before 1970 has merely passed
    /// (`ETIMEDOUT`); only its nanoseconds can be wrong (pthread_mutex_timedlock(3)).
    pub(super) fn deadline_of_wait(&self, cx: &mut Cx, clock: i64, addr: u64) -> Result<u64, Failure> {
        let b = self.struct_in(cx, addr, &abi::TIMESPEC)?;
        let (s, ns) = (abi::TIMESPEC.get(&b, "tv_sec") as i64, abi::TIMESPEC.get(&b, "tv_nsec"));
        if s < 0 && ns < SECOND { Ok(self.now) } else { self.deadline_at(cx, clock, addr) }
    }

    /// The next instant at which the clock would do something by itself: the end of a sleep or of a timed wait, an
    /// alarm, a timer. None: never.
    #[must_use]
    pub fn due(&self) -> Option<u64> {
        let waits = self.threads.iter().filter_map(|(_, t)| t.blocked()?.deadline).filter(|&d| d < FOREVER);
        waits.chain(self.timers_due()).min()
    }

    /// Whether a timer runs.
    #[must_use]
    pub fn has_timers(&self) -> bool {
        self.timers_due().next().is_some()
            || self.processes.iter().any(|(_, p)| p.timers.posix.iter().any(|t| t.waiting))
    }

    /// Moves the clock to the next instant at which something happens, and lets it happen. False if there is none.
    pub fn advance_clock(&mut self, events: &mut Vec<Event>) -> bool {
        let Some(to) = self.due() else { return false };
        self.set_clock(to, events);
        true
    }

    /// Moves the clock forward to `to` (nanoseconds of the run), letting happen what is due by then, in order.
    pub fn set_clock(&mut self, to: u64, events: &mut Vec<Event>) {
        while let Some(next) = self.due().filter(|&d| d <= to) {
            self.now = self.now.max(next);
            events.push(Event::ClockMoved { to: self.now });
            self.fire_timers(events);
            let late: Vec<Tid> = self
                .threads
                .iter()
                .filter(|(_, t)| t.blocked().and_then(|p| p.deadline).is_some_and(|d| d <= self.now))
                .map(|(tid, _)| tid)
                .collect();
            for tid in late {
                self.wake_thread(tid, Why::TimedOut, None, events);
            }
        }
        if to > self.now {
            self.now = to;
            events.push(Event::ClockMoved { to });
        }
    }
}

/// Sleeps until the deadline in `cx.pending`; then 0. A signal's handler ends it with what was left in `remain`.
fn sleep(k: &mut Kernel, cx: &mut Cx, remain: u64) -> Answer {
    let deadline = cx.pending.deadline.unwrap_or(0);
    if deadline <= k.now {
        return Ok(ret(0));
    }
    let answer = k.block(cx, &[Channel::Time], Restart::NoHandler);
    if let Err(Failure::Cut(_)) = answer {
        // In life some time has always passed on the way: sleep(3), which counts whole seconds, then says one less.
        k.timespec_out(cx, remain, (deadline - k.now).saturating_sub(1))?;
    }
    answer
}

pub(super) fn sys_nanosleep(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if cx.pending.deadline.is_none() {
        cx.pending.deadline = Some(k.deadline_after(cx, cx.arg(0))?);
    }
    sleep(k, cx, cx.arg(1))
}

/// clock_nanosleep(2). The library's function returns the error's number.
pub(super) fn sys_clock_nanosleep(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (clock, absolute) = (cx.flags(0), cx.flags(1) & abi::TIMER_ABSTIME != 0);
    if clock == abi::CLOCK_THREAD_CPUTIME_ID {
        return Err(Errno::EOPNOTSUPP.into());
    }
    k.clock_of(cx.tid, clock)?;
    if cx.pending.deadline.is_none() {
        let deadline = match absolute {
            true => k.deadline_at(cx, clock, cx.arg(2))?,
            false => k.deadline_after(cx, cx.arg(2))?,
        };
        cx.pending.deadline = Some(deadline);
    }
    sleep(k, cx, if absolute { 0 } else { cx.arg(3) })
}

pub(super) fn sys_clock_gettime(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let now = k.clock_of(cx.tid, cx.flags(0))?;
    k.timespec_out(cx, cx.arg(1), now)?;
    Ok(ret(0))
}

/// clock_settime(2): only root may set a clock, and only the real-time one can be. A processor's clock exists, but is
/// nobody's to set.
pub(super) fn sys_clock_settime(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let to = k.timespec_in(cx, cx.arg(1))?;
    if cx.flags(0) != abi::CLOCK_REALTIME {
        let own =
            matches!(cx.flags(0), abi::CLOCK_PROCESS_CPUTIME_ID | abi::CLOCK_THREAD_CPUTIME_ID) || cx.flags(0) < 0;
        k.clock_of(cx.tid, cx.flags(0))?;
        return Err(if own { Errno::EPERM } else { Errno::EINVAL }.into());
    }
    if k.me(cx)?.user.uid[1] != 0 {
        return Err(Errno::EPERM.into());
    }
    let shown = k.clock(abi::CLOCK_REALTIME)?;
    k.clock_shift = k.clock_shift.saturating_add((to as i64).saturating_sub(shown as i64));
    Ok(ret(0))
}

pub(super) fn sys_clock_getres(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.clock_of(cx.tid, cx.flags(0))?;
    let coarse = matches!(cx.flags(0), abi::CLOCK_REALTIME_COARSE | abi::CLOCK_MONOTONIC_COARSE);
    k.timespec_out(cx, cx.arg(1), if coarse { 4_000_000 } else { 1 })?;
    Ok(ret(0))
}

pub(super) fn sys_gettimeofday(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let now = k.clock(abi::CLOCK_REALTIME)?;
    let members = [("tv_sec", now / SECOND), ("tv_usec", now % SECOND / 1000)];
    k.struct_out_opt(cx, cx.arg(0), &abi::TIMEVAL, &members)?;
    k.struct_out_opt(cx, cx.arg(1), &abi::TIMEZONE, &[])?;
    Ok(ret(0))
}

pub(super) fn sys_time(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let seconds = k.clock(abi::CLOCK_REALTIME)? / SECOND;
    if cx.arg(0) != 0 {
        k.store(cx, cx.arg(0), seconds, 8)?;
    }
    Ok(ret(seconds as i64))
}
