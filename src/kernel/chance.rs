//! Chance left open: with the setting `rand` the library's `rand` and `random` ask here, and what they get is a choice
//! among a few values (`Choice::Draw`). Without it they count as glibc's do and never come here.
//!
//! A thread that asks is held until the choice is made; nobody acts in between (`Machine::choices`), so that asking and
//! getting are one act of the thread.

use super::event::Event;
use super::wait::{Channel, Restart, Why};
use super::{Answer, Cx, Errno, Kernel, Tid, ret};

/// `progress` of a call that has its number, in `scratch[0]`.
const DRAWN: u64 = 1;

pub(super) fn sys_draw(k: &mut Kernel, cx: &mut Cx) -> Answer {
    if cx.pending.progress == DRAWN {
        return Ok(ret(cx.pending.scratch[0] as i64));
    }
    if k.settings.rand.is_empty() {
        return Err(Errno::ENOSYS.into());
    }
    // The function cannot fail, so no signal interrupts it.
    cx.pending.interruptible = false;
    k.block(cx, &[Channel::Draw(cx.tid)], Restart::Always)
}

impl Kernel {
    /// The thread that waits to be given a number, if one does.
    #[must_use]
    pub fn draws(&self) -> Option<Tid> {
        // Without the setting nobody does: then nothing is looked through.
        if self.settings.rand.is_empty() {
            return None;
        }
        let waits = |tid: Tid, on: &[Channel]| on == [Channel::Draw(tid)];
        self.threads.iter().find(|(tid, t)| t.blocked().is_some_and(|p| waits(*tid, &p.on))).map(|(tid, _)| tid)
    }

    /// Gives it one.
    pub fn draw(&mut self, tid: Tid, value: u32, events: &mut Vec<Event>) {
        let Some(thread) = self.threads.get_mut(tid) else { return };
        if let super::process::RunState::Blocked(p) = &mut thread.state {
            p.progress = DRAWN;
            p.scratch[0] = u64::from(value);
        }
        self.wake_thread(tid, Why::Woken, None, events);
    }
}
