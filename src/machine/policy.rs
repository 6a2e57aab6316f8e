//! Who runs next when nobody says: the usual scheduler, and one that decides by lot.
//!
//! The usual one does what a reader expects of Linux with one processor and few interruptions: a thread runs until it
//! waits, ends, yields or has used up its slice while another is ready; then the one that has been ready longest
//! runs. After fork the parent goes on. A thread that is woken, forked or started stands at the end of the line.
//!
//! Rules:
//! - It is a value beside the machine, not in it: two machines that differ only in who ran last are the same state.
//!   What it decides follows from what it saw (`after`), so a run is the same every time; and it decides only where a
//!   turn ends, so it does not matter whether steps were done one by one or many at once.
//! - The clock moves only when no thread is ready, with two exceptions, without which `alarm(1); for (;;);` would
//!   never end: when the machine is found to be in the very state it was in before, all ready threads are spinning
//!   and only time can help; and a step is taken to last `STEP_NS`, so whoever sleeps is not kept waiting for ever by
//!   somebody who computes.
//! - A thread that spins and always loses its turn at the same place of its loop, say with a lock in its hands, would
//!   starve the others for ever: each time a state comes back, the next slice is another bit longer.

use super::{Choice, Machine};
use crate::kernel::{Tid, call::Call, event::Event};
use std::rc::Rc;

/// Base steps of a slice. A number with many divisors: a loop of 1 to 10 steps is at the same place at each slice's
/// end, so that spinning is noticed at once.
pub const SLICE: u64 = 5040;
/// How long a base step is taken to last, in nanoseconds. Only the usual order of events depends on it.
pub const STEP_NS: u64 = 200;
/// How much time passes at once for programs that watch the clock in a loop.
const WATCH_NS: u64 = 10_000_000;

/// What is to be done next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    pub choice: Choice,
    /// For `Choice::Run`: how many steps in a row, unless something happens before.
    pub steps: u64,
}

/// The scheduler's own memory.
#[derive(Clone, Debug)]
pub struct Policy {
    /// State of the lot; 0: the usual scheduler.
    lot: u64,
    current: Option<Tid>,
    /// The other ready threads, longest-ready first.
    line: Vec<Tid>,
    /// Steps of the current turn, and how many it may have.
    used: u64,
    slice: u64,
    /// The current thread's turn is over: the slice is used up, or it yielded.
    over: bool,
    /// Steps since the clock last moved, and those before that it did not move for.
    busy: u64,
    /// What the clock showed when it was last looked at.
    now: u64,
    /// Found at the end of the last turn: it is time that must pass now.
    time: bool,
    /// A state met before, at the end of a turn; how many turns ago, and when it is replaced (Brent's search for a
    /// cycle: marks 1, 2, 4, ... turns apart find a cycle of any length, keeping one state).
    mark: Option<Mark>,
    /// Whose turn ended then. Only when his turn ends again have all the others had one, and changed nothing.
    marked: Option<Tid>,
    /// How often a state came back: what the next slice is longer by.
    recurred: u64,
    turns: u64,
    patience: u64,
}

/// A state that was met before.
#[derive(Clone, Debug)]
enum Mark {
    State(Rc<Machine>),
    /// Its hashes: a timeline keeps hundreds of schedulers, and each would hold a machine. The first is of what differs
    /// in nearly all cases and costs little to look at.
    Hashes {
        glance: u64,
        whole: u64,
    },
}

impl Mark {
    /// Whether it is this state. (Two states with one 64-bit hash are taken for one: then time passes once too early.)
    fn is(&self, machine: &Machine) -> bool {
        match self {
            Mark::State(m) => **m == *machine,
            Mark::Hashes { glance, whole } => *glance == machine.glance() && *whole == machine.state_hash(),
        }
    }
}

/// The next state of the lot (xorshift64), and a number below a bound from it.
fn draw(lot: u64, below: u64) -> (u64, u64) {
    let mut x = lot;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    (x, (x.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % below.max(1))
}

impl Policy {
    /// `seed` 0: the usual scheduler; else one that decides by lot.
    #[must_use]
    pub fn new(seed: u64, machine: &Machine) -> Policy {
        let mut p = Policy {
            lot: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15),
            current: None,
            line: Vec::new(),
            used: 0,
            slice: SLICE,
            over: false,
            busy: 0,
            now: machine.kernel.now,
            time: false,
            mark: None,
            marked: None,
            recurred: 0,
            turns: 0,
            patience: 1,
        };
        p.queue_up(machine, &[]);
        p
    }

    /// The same, holding no machine. `before`: the one that this was last asked of, and the answer; what they have in
    /// common is not worked out twice.
    #[must_use]
    pub fn light(&self, before: Option<(&Policy, &Policy)>) -> Policy {
        let Some(Mark::State(state)) = &self.mark else { return self.clone() };
        let known = before.and_then(|(heavy, light)| match &heavy.mark {
            Some(Mark::State(old)) if Rc::ptr_eq(old, state) => light.mark.clone(),
            _ => None,
        });
        let mark = known.unwrap_or_else(|| Mark::Hashes { glance: state.glance(), whole: state.state_hash() });
        Policy { mark: Some(mark), line: self.line.clone(), ..*self }
    }

    /// Bytes that it holds.
    #[must_use]
    pub fn footprint(&self) -> usize {
        size_of::<Policy>() + self.line.capacity() * size_of::<Tid>()
    }

    /// Who gets the next turn, and how long it may be.
    fn successor(&self) -> Option<(Tid, u64)> {
        if self.lot == 0 {
            return self.line.first().or(self.current.as_ref()).map(|&t| (t, SLICE + self.recurred % 64));
        }
        let all: Vec<Tid> = self.line.iter().chain(&self.current).copied().collect();
        let (lot, i) = draw(self.lot, all.len() as u64);
        all.get(i as usize).map(|&t| (t, 1 + draw(lot, 64).1))
    }

    /// What to do next; None when nothing can go on by itself: all have ended, or wait for the outside or for ever.
    #[must_use]
    pub fn next(&self, machine: &Machine) -> Option<Next> {
        // A datagram takes no time: it arrives before anybody runs. By lot every fourth is lost.
        if let Some(&id) = machine.kernel.in_the_air().first() {
            let lost = self.lot != 0 && draw(self.lot, 4).1 == 0;
            return Some(Next { choice: if lost { Choice::Lose(id) } else { Choice::Deliver(id) }, steps: 1 });
        }
        // So does an open `rand`: the first of its values, or one by lot.
        if let Some(tid) = machine.kernel.draws() {
            let values = &machine.kernel.settings.rand;
            let i = if self.lot == 0 { 0 } else { draw(self.lot, values.len() as u64).1 };
            let choice = Choice::Draw { tid, value: values.get(i as usize).copied().unwrap_or(0) };
            return Some(Next { choice, steps: 1 });
        }
        let clock = || machine.next_deadline().map(|_| Next { choice: Choice::Clock, steps: 1 });
        if self.time {
            // A timer that counts the processor's time needs to be told that some was used.
            if let Some(work) = machine.kernel.work_left() {
                let now = machine.kernel.now;
                let ns = machine.next_deadline().map_or(work, |d| work.min(d.saturating_sub(now))).max(1);
                return Some(Next { choice: Choice::Pass(ns), steps: 1 });
            }
            return clock().or(Some(Next { choice: Choice::Pass(WATCH_NS), steps: 1 }));
        }
        let (tid, steps) = match self.current {
            Some(tid) if !self.over => (tid, self.slice - self.used),
            _ => match self.successor() {
                Some(next) => next,
                None => return clock(),
            },
        };
        Some(Next { choice: Choice::Run(tid), steps })
    }

    /// How many steps of this thread may be done at once without `after` missing the end of a turn.
    #[must_use]
    pub fn room(&self, tid: Tid) -> u64 {
        match self.current {
            Some(current) if current == tid && !self.over => self.slice - self.used,
            _ => self.successor().filter(|s| s.0 == tid).map_or(SLICE, |s| s.1),
        }
    }

    /// Takes note of what was done: this choice, so many times (at most `room`), with these events. To be called after
    /// every step, whoever chose it.
    pub fn after(&mut self, machine: &Machine, choice: &Choice, steps: u64, events: &[Event]) {
        let Choice::Run(tid) = *choice else {
            if matches!(choice, Choice::Deliver(_) | Choice::Lose(_) | Choice::Draw { .. }) {
                if self.lot != 0 {
                    self.lot = draw(self.lot, 1).0;
                }
                self.forget();
                self.queue_up(machine, events);
                return;
            }
            // What has been worked beyond the moment that came is not forgotten: whoever sleeps for less than a slice
            // again and again would keep the others' clocks from moving.
            self.busy = self.busy.saturating_sub(machine.kernel.now.saturating_sub(self.now).div_ceil(STEP_NS));
            self.now = machine.kernel.now;
            self.time = false;
            self.forget();
            self.queue_up(machine, events);
            return;
        };
        if self.over || self.current != Some(tid) {
            self.slice = self.room(tid);
            if self.lot != 0 {
                self.lot = draw(draw(self.lot, 1).0, 1).0;
            }
            self.line.retain(|t| *t != tid);
            self.line.extend(self.current.replace(tid).filter(|t| *t != tid));
            self.used = 0;
            self.over = false;
            self.time = false;
        }
        self.used += steps;
        self.busy += steps;
        let yielded = events.iter().any(|e| matches!(e, Event::Return { call: Call::SchedYield, .. }));
        self.over = yielded || self.used >= self.slice;
        if !events.is_empty() || !machine.runnable(tid) {
            self.queue_up(machine, events);
        }
        if self.over || self.current.is_none() {
            self.end_of_turn(machine);
        }
    }

    /// Removes from the line who is no longer ready, and lets the newly ready stand at its end in the order in which
    /// the events made them so.
    fn queue_up(&mut self, machine: &Machine, events: &[Event]) {
        let ready = machine.ready();
        self.line.retain(|t| ready.contains(t));
        if self.current.is_some_and(|t| !ready.contains(&t)) {
            self.current = None;
        }
        let told = events.iter().filter_map(|e| match e {
            Event::Woken { tid, .. } | Event::ThreadStarted { tid, .. } => Some(*tid),
            Event::Forked { child, .. } => Some(*child),
            _ => None,
        });
        for tid in told.chain(ready.iter().copied()) {
            if ready.contains(&tid) && self.current != Some(tid) && !self.line.contains(&tid) {
                self.line.push(tid);
            }
        }
    }

    fn forget(&mut self) {
        self.mark = None;
        self.turns = 0;
        self.patience = 1;
    }

    /// Looks whether somebody who sleeps has waited long enough, or all spin.
    fn end_of_turn(&mut self, machine: &Machine) {
        if self.current.is_none() && self.line.is_empty() {
            return;
        }
        let busy = self.busy.saturating_mul(STEP_NS);
        let passed = machine.kernel.now.saturating_add(busy);
        let due = machine.next_deadline().is_some_and(|d| passed >= d);
        let spinning = self.marked == self.current && self.mark.as_ref().is_some_and(|m| m.is(machine));
        if spinning {
            self.recurred += 1;
        }
        if due || spinning || machine.kernel.work_left().is_some_and(|w| busy >= w) {
            self.time = true;
            return;
        }
        self.turns += 1;
        if self.turns >= self.patience {
            self.mark = Some(Mark::State(Rc::new(machine.clone())));
            self.marked = self.current;
            self.turns = 0;
            self.patience *= 2;
        }
    }
}
