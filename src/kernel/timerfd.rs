//! timerfd_create(2): a timer that is read. A read gives how often it ran out since the last one.

use super::event::{Event, Object};
use super::io::Transfer;
use super::pages::Bytes;
use super::timer::Timer;
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Kernel, abi, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimerFd {
    pub clock: i64,
    pub timer: Timer,
    /// How often it ran out since the last read.
    pub expirations: u64,
}

pub(super) fn sys_timerfd_create(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (clock, flags) = (cx.flags(0), cx.flags(1));
    let known = [abi::CLOCK_REALTIME, abi::CLOCK_MONOTONIC, abi::CLOCK_BOOTTIME];
    if flags & !(abi::TFD_CLOEXEC | abi::TFD_NONBLOCK) != 0 || !known.contains(&clock) {
        return Err(Errno::EINVAL.into());
    }
    k.check_fds(cx.pid, 1)?;
    let id = k.timerfds.add(TimerFd { clock, timer: Timer::default(), expirations: 0 });
    let object = Object::TimerFd(id);
    cx.emit(Event::Created { tid: cx.tid, object });
    Ok(ret(i64::from(k.open_object(cx, object, flags | abi::O_RDWR, "anon_inode:[timerfd]")?)))
}

fn id_of(k: &Kernel, cx: &Cx) -> Result<i32, Errno> {
    match k.open_file(cx.pid, cx.int(0))?.object {
        Object::TimerFd(id) => Ok(id),
        _ => Err(Errno::EINVAL),
    }
}

pub(super) fn sys_timerfd_settime(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (flags, new, old) = (cx.flags(1), cx.arg(2), cx.arg(3));
    if flags & !(abi::TFD_TIMER_ABSTIME | abi::TFD_TIMER_CANCEL_ON_SET) != 0 {
        return Err(Errno::EINVAL.into());
    }
    let id = id_of(k, cx)?;
    let clock = k.timerfds.get(id).ok_or(Errno::EBADF)?.clock;
    let timer = k.itimerspec_in(cx, new, clock, flags & abi::TFD_TIMER_ABSTIME != 0, None)?;
    let Some(t) = k.timerfds.get_mut(id) else { return Err(Errno::EBADF.into()) };
    let was = std::mem::replace(&mut t.timer, timer);
    t.expirations = 0;
    k.itimerspec_out(cx, old, was, k.now)?;
    if timer.due.is_some_and(|d| d <= k.now) {
        k.fire_timerfds(cx.events);
    }
    Ok(ret(0))
}

pub(super) fn sys_timerfd_gettime(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let id = id_of(k, cx)?;
    let timer = k.timerfds.get(id).ok_or(Errno::EBADF)?.timer;
    k.itimerspec_out(cx, cx.arg(1), timer, k.now)?;
    Ok(ret(0))
}

impl Kernel {
    pub(super) fn fire_timerfds(&mut self, events: &mut Vec<Event>) {
        let now = self.now;
        let due: Vec<i32> =
            self.timerfds.iter().filter(|(_, t)| t.timer.due.is_some_and(|d| d <= now)).map(|(id, _)| id).collect();
        for id in due {
            let Some(t) = self.timerfds.get_mut(id) else { continue };
            let from = t.expirations;
            t.expirations += t.timer.run_out(now);
            let to = t.expirations as i64;
            events.push(Event::Counted { tid: 0, object: Object::TimerFd(id), from: from as i64, to });
            self.wake_all(Channel::TimerFd(id), None, events);
        }
    }
}

pub(super) fn read(k: &mut Kernel, cx: &mut Cx, t: &Transfer, id: i32) -> Answer {
    if t.len() < 8 {
        return Err(Errno::EINVAL.into());
    }
    let n = k.timerfds.get(id).ok_or(Errno::EBADF)?.expirations;
    if n > 0 {
        k.check_buffer(cx, &t.buffer, 8)?;
        if let Some(timer) = k.timerfds.get_mut(id) {
            timer.expirations = 0;
        }
        return k.deliver(cx, t, Object::TimerFd(id), Bytes::from(&n.to_le_bytes()[..]), 0);
    }
    if t.open(k)?.nonblock() {
        return Err(Errno::EAGAIN.into());
    }
    k.block(cx, &[Channel::TimerFd(id)], Restart::IfAsked)
}
