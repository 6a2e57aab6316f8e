//! The picture of a run in time: one lane for each thread, made of stretches (running, ready, blocked, stopped, ended),
//! ticks where calls returned, arrows from the call that sent to the call that received, and marks where somebody
//! else could have run.
//!
//! Rules:
//! - Everything is a list in the order of time that is only appended to, so that cutting the run off at a step
//!   (`truncate`) is cutting the lists off.
//! - A step is noted once, when the run first goes there; going back and forth over it costs nothing.
//! - A program that does nothing but compute for a million steps takes a few bytes: equal neighbours are one stretch.

use crate::kernel::event::{Event, Object};
use crate::kernel::process::{Life, RunState};
use crate::kernel::{Pid, Tid, call::Call};
use crate::machine::{Choice, Machine};
use std::collections::BTreeMap;

/// What a thread is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doing {
    Running,
    Ready,
    /// Waits in this call.
    Blocked(Call),
    Stopped,
    /// Its process has ended and nobody has waited for it yet.
    Zombie,
    Ended,
}

/// From step `from` on it does this, until the next stretch begins. Step n leads from position n to position n + 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stretch {
    pub from: u32,
    pub doing: Doing,
}

/// A call that returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tick {
    pub step: u32,
    pub call: Call,
    /// Negative: minus errno.
    pub result: i64,
}

/// One thread's lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    pub tid: Tid,
    pub pid: Pid,
    /// The process's name when the lane began.
    pub name: String,
    pub stretches: Vec<Stretch>,
    pub ticks: Vec<Tick>,
}

/// Something went from one thread to another: bytes, a message, a token, a signal, a wake-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Arrow {
    pub from: (Tid, u32),
    pub to: (Tid, u32),
    pub kind: ArrowKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ArrowKind {
    Bytes,
    Message,
    Signal,
    Fork,
    Exit,
}

/// See the head of this file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Lanes {
    lanes: Vec<Lane>,
    /// Which lane is a thread's.
    index: BTreeMap<Tid, usize>,
    /// The lanes of threads that have not ended: of a thousand processes, few live at once.
    open: Vec<usize>,
    arrows: Vec<Arrow>,
    /// Steps at which more than one thread was ready, as ranges `from..to`.
    marks: Vec<(u32, u32)>,
    len: u32,
    flows: BTreeMap<Object, Flow>,
    signals: Vec<(u32, Tid, i32, Pid)>,
    /// It has happened elsewhere: nobody could be chosen.
    settled: bool,
}

/// What went through one object, as running totals: the k-th byte (or message) that came out is the k-th that went in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Flow {
    /// (total after it, who, step), in the order of time.
    sent: Vec<(u64, Tid, u32)>,
    received: Vec<(u64, u32)>,
}

impl Lanes {
    /// The lanes before the first step.
    #[must_use]
    pub fn new(machine: &Machine) -> Lanes {
        let mut lanes = Lanes::default();
        lanes.look(machine, None, 0);
        lanes
    }

    /// Of what is known already: a run that is no machine's. The arrows in the order in which they arrive.
    #[must_use]
    pub fn of(lanes: Vec<Lane>, arrows: Vec<Arrow>, len: u32) -> Lanes {
        Lanes { lanes, arrows, len, settled: true, ..Lanes::default() }
    }

    /// Whether it is the record of something that happened elsewhere, where nobody could be chosen.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.settled
    }

    #[must_use]
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    #[must_use]
    pub fn arrows(&self) -> &[Arrow] {
        &self.arrows
    }

    /// Steps at which somebody else could have run, as ranges `from..to` in order.
    #[must_use]
    pub fn marks(&self) -> &[(u32, u32)] {
        &self.marks
    }

    /// Steps noted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Notes `n` steps of one choice that led to `after`; `events` are those of the last one (the others had none).
    pub fn note(&mut self, choice: &Choice, n: usize, ready_before: usize, events: &[Event], after: &Machine) {
        let first = self.len;
        self.len = self.len.saturating_add(n as u32);
        let last = self.len.saturating_sub(1);
        let runner = match choice {
            Choice::Run(tid) => Some(*tid),
            _ => None,
        };
        if ready_before > 1 {
            match self.marks.last_mut() {
                Some(last) if last.1 == first => last.1 = self.len,
                _ => self.marks.push((first, self.len)),
            }
        }
        if let Some(lane) = runner.and_then(|tid| self.lane(tid)) {
            lane.becomes(Doing::Running, first);
        }
        for &i in &self.open {
            let lane = &mut self.lanes[i];
            if Some(lane.tid) != runner && lane.doing() == Some(Doing::Running) {
                lane.becomes(Doing::Ready, first);
            }
        }
        for e in events {
            self.event(e, last);
        }
        if !events.is_empty() || runner.is_none() {
            self.look(after, runner, self.len);
        }
    }

    /// Takes the states of all threads from the machine, as of a position.
    fn look(&mut self, machine: &Machine, runner: Option<Tid>, at: u32) {
        for (tid, t) in machine.kernel.threads.iter() {
            let doing = match (&t.state, machine.kernel.processes.get(t.pid).map(|p| p.life)) {
                (RunState::Ended, _) | (_, None | Some(Life::Zombie { .. })) => Doing::Ended,
                (_, Some(Life::Stopped(_))) => Doing::Stopped,
                (RunState::Blocked(p), _) => Doing::Blocked(p.call),
                _ if runner == Some(tid) => Doing::Running,
                _ => Doing::Ready,
            };
            if self.lane(tid).is_none() {
                let name = machine.kernel.processes.get(t.pid).map(|p| p.name.clone()).unwrap_or_default();
                self.index.insert(tid, self.lanes.len());
                self.open.push(self.lanes.len());
                self.lanes.push(Lane { tid, pid: t.pid, name, stretches: Vec::new(), ticks: Vec::new() });
            }
            if let Some(lane) = self.lane(tid) {
                lane.becomes(doing, at);
            }
        }
        for &i in &self.open {
            let lane = &mut self.lanes[i];
            if machine.kernel.threads.get(lane.tid).is_none() {
                let zombie =
                    lane.tid == lane.pid && machine.kernel.processes.get(lane.pid).is_some_and(|p| p.is_zombie());
                lane.becomes(if zombie { Doing::Zombie } else { Doing::Ended }, at);
            }
        }
        let lanes = &self.lanes;
        self.open.retain(|&i| {
            let gone = lanes[i].doing() == Some(Doing::Ended) && machine.kernel.threads.get(lanes[i].tid).is_none();
            !gone
        });
    }

    fn lane(&mut self, tid: Tid) -> Option<&mut Lane> {
        self.lanes.get_mut(*self.index.get(&tid)?)
    }

    fn event(&mut self, event: &Event, step: u32) {
        match event {
            Event::Return { tid, call, result, .. } => {
                let tick = Tick { step, call: *call, result: *result };
                if let Some(lane) = self.lane(*tid) {
                    lane.ticks.push(tick);
                }
            }
            Event::CopiedIn { tid, to, bytes, .. } => self.send(*to, *tid, bytes.len() as u64, step),
            Event::CopiedOut { tid, from, bytes, .. } => {
                self.receive(*from, *tid, bytes.len() as u64, step, ArrowKind::Bytes)
            }
            Event::Sent { tid, to, .. } => self.send(*to, *tid, 1, step),
            Event::Received { tid, from, .. } => self.receive(*from, *tid, 1, step, ArrowKind::Message),
            Event::Forked { parent, child } => {
                self.arrows.push(Arrow { from: (*parent, step), to: (*child, step), kind: ArrowKind::Fork });
            }
            Event::Reaped { parent, child, .. } => {
                if let Some(end) = self.lane(*child).and_then(|l| {
                    l.stretches.iter().find(|s| matches!(s.doing, Doing::Zombie | Doing::Ended)).map(|s| s.from)
                }) {
                    self.arrows.push(Arrow {
                        from: (*child, end.saturating_sub(1)),
                        to: (*parent, step),
                        kind: ArrowKind::Exit,
                    });
                }
            }
            Event::SignalSent { signal, from: Some(from), to, .. } => self.signals.push((step, *from, *signal, *to)),
            Event::SignalDelivered { signal, tid, .. } => {
                let Some(pid) = self.lane(*tid).map(|l| l.pid) else { return };
                let sent = self.signals.iter().rev().find(|s| s.2 == *signal && s.3 == pid);
                if let Some(&(at, from, ..)) = sent {
                    self.arrows.push(Arrow { from: (from, at), to: (*tid, step), kind: ArrowKind::Signal });
                }
            }
            _ => {}
        }
    }

    fn send(&mut self, object: Object, tid: Tid, n: u64, step: u32) {
        // What is written to a file or the terminal does not arrive at anybody by being written.
        if matches!(object, Object::Terminal | Object::Outside(_) | Object::Inode(_) | Object::Memory(_)) || n == 0 {
            return;
        }
        let flow = self.flows.entry(object).or_default();
        let total = flow.sent.last().map_or(0, |s| s.0) + n;
        flow.sent.push((total, tid, step));
    }

    fn receive(&mut self, object: Object, tid: Tid, n: u64, step: u32, kind: ArrowKind) {
        let Some(flow) = self.flows.get_mut(&object).filter(|_| n > 0) else { return };
        let before = flow.received.last().map_or(0, |r| r.0);
        flow.received.push((before + n, step));
        let first = flow.sent.partition_point(|s| s.0 <= before);
        let sources = flow.sent[first..]
            .iter()
            .enumerate()
            .take_while(|(i, s)| *i == 0 || flow.sent[first + i - 1].0 < before + n && s.0 > before);
        let arrows: Vec<Arrow> = sources.map(|(_, s)| Arrow { from: (s.1, s.2), to: (tid, step), kind }).collect();
        self.arrows.extend(arrows);
    }

    /// Forgets everything from position `at` on.
    pub fn truncate(&mut self, at: usize) {
        let at = at as u32;
        self.len = self.len.min(at);
        for lane in &mut self.lanes {
            lane.stretches.truncate(lane.stretches.partition_point(|s| s.from <= at));
            lane.ticks.truncate(lane.ticks.partition_point(|t| t.step < at));
        }
        self.lanes.retain(|l| !l.stretches.is_empty());
        self.index = self.lanes.iter().enumerate().map(|(i, l)| (l.tid, i)).collect();
        // Who has ended for good is found out again with the next step in which something happens.
        self.open = (0..self.lanes.len()).collect();
        self.arrows.truncate(self.arrows.partition_point(|a| a.to.1 < at));
        self.marks.truncate(self.marks.partition_point(|m| m.0 < at));
        if let Some(last) = self.marks.last_mut() {
            last.1 = last.1.min(at);
        }
        for flow in self.flows.values_mut() {
            flow.sent.truncate(flow.sent.partition_point(|s| s.2 < at));
            flow.received.truncate(flow.received.partition_point(|r| r.1 < at));
        }
        self.flows.retain(|_, f| !f.sent.is_empty());
        self.signals.truncate(self.signals.partition_point(|s| s.0 < at));
    }

    /// Bytes it takes in memory, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let lanes: usize = self
            .lanes
            .iter()
            .map(|l| l.stretches.capacity() * size_of::<Stretch>() + l.ticks.capacity() * size_of::<Tick>())
            .sum();
        let flows: usize = self.flows.values().map(|f| f.sent.capacity() * 16 + f.received.capacity() * 16).sum();
        lanes + flows + self.arrows.capacity() * size_of::<Arrow>() + self.marks.capacity() * 8
    }
}

impl Lane {
    /// What it does last.
    #[must_use]
    pub fn doing(&self) -> Option<Doing> {
        self.stretches.last().map(|s| s.doing)
    }

    /// What it did at a step.
    #[must_use]
    pub fn at(&self, step: usize) -> Option<Doing> {
        let i = self.stretches.partition_point(|s| s.from as usize <= step).checked_sub(1)?;
        self.stretches.get(i).map(|s| s.doing)
    }

    /// From a step on it does this.
    pub fn becomes(&mut self, doing: Doing, from: u32) {
        if let Some(last) = self.stretches.last_mut() {
            if last.doing == doing {
                return;
            }
            if last.from == from {
                last.doing = doing;
                // The one before may now be the same.
                let n = self.stretches.len();
                if n > 1 && self.stretches[n - 2].doing == doing {
                    self.stretches.pop();
                }
                return;
            }
        }
        self.stretches.push(Stretch { from, doing });
    }
}
