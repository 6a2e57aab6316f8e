//! Which states are kept, so that every other one is near one of them.
//!
//! Rules:
//! - One state every `spacing` steps. When there are too many, or they hold too much memory, every other one goes and
//!   the spacing doubles: a run of any length keeps at most `MOST` states.
//! - A state shares with its neighbours what has not changed. Where a program writes all over its memory, so that little
//!   is shared though few words are others, most states are kept *lean*: without memory, and with the words in which
//!   their memory differs from the checkpoint's before (`kernel::delta`). One in `stride` is whole, and the lean ones
//!   after it are put together from there on.
//! - What is too much is first made leaner, as long as the whole ones take the most; then thinner.
//! - A few more near the place where the reader is, closer together the nearer: so that stepping back is quick.
//! - What all of them hold is measured when they are kept: memory that nothing else shares, not a guess.

use crate::kernel::delta::{Delta, Memory};
use crate::machine::{Machine, Policy, Stepped};

/// A state of the run and of the scheduler, and what happened in the step that led there.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    pub at: usize,
    pub machine: Machine,
    pub policy: Policy,
    pub last: Stepped,
}

/// The most states kept over the whole run.
const MOST: usize = 512;
/// The most bytes that they and everything else of the timeline may take, if nobody says otherwise. The states near the
/// reader come on top, and one that was put together: with a program of eight megabytes, twenty more.
const MOST_BYTES: usize = 40 << 20;
/// The spacing of a short run.
const SPACING: usize = 2048;
/// States near the reader.
const NEAR: usize = 8;
/// A state that costs less than this is kept whole: putting together takes time.
const CHEAP: usize = 64 << 10;
/// The most states told from each other in a row: each takes a millisecond or two when they are put together, as long as
/// thousands of steps.
const LONGEST: usize = 8;

#[derive(Clone, Debug)]
struct Kept {
    state: Checkpoint,
    /// What the memory of a lean one is, told from the state's before.
    delta: Option<Delta>,
    /// What it holds and the others do not.
    bytes: usize,
}

#[derive(Clone, Debug)]
pub struct Checkpoints {
    /// The most bytes that they and everything else of the timeline may take; a third of it is theirs in any case.
    pub limit: usize,
    spacing: usize,
    /// One in so many is whole, however much it costs.
    stride: usize,
    /// By position; the first is position 0, and whole.
    spread: Vec<Kept>,
    /// Whole states of the run between two checkpoints, where the reader is.
    near: Vec<Checkpoint>,
    /// The last of `spread`, whole: the next one's memory is told from it. With its scheduler as it was.
    tip: Option<(Machine, Policy)>,
    /// The one of `spread` that was put together last: its number, whole.
    recent: Option<(usize, Machine)>,
}

impl Checkpoints {
    #[must_use]
    pub fn new(start: Checkpoint) -> Checkpoints {
        let tip = Some((start.machine.clone(), start.policy.clone()));
        let spread = vec![Kept { state: start, delta: None, bytes: 0 }];
        Checkpoints { limit: MOST_BYTES, spacing: SPACING, stride: 1, spread, near: Vec::new(), tip, recent: None }
    }

    /// Steps from a position to the next one where a state is to be kept.
    #[must_use]
    pub fn next_due(&self, position: usize) -> usize {
        self.spacing - position % self.spacing
    }

    /// Whether the state at this position is to be kept.
    #[must_use]
    pub fn wants(&self, position: usize) -> bool {
        position % self.spacing == 0 && self.spread.last().is_some_and(|k| k.state.at < position)
    }

    /// Keeps a state. `taken`: bytes that the timeline takes beside these states.
    pub fn keep(&mut self, c: Checkpoint, taken: usize) {
        self.push(c);
        let room = self.limit.saturating_sub(taken).max(self.limit / 3);
        while self.spread.len() > 2 && (self.spread.len() > MOST || self.bytes() > room) {
            let whole: usize = self.spread.iter().filter(|k| k.delta.is_none()).map(|k| k.bytes).sum();
            if self.spread.len() <= MOST && self.stride < LONGEST && whole > room / 2 {
                self.stride *= 2;
            } else {
                self.spacing *= 2;
            }
            self.again();
        }
    }

    fn push(&mut self, c: Checkpoint) {
        let last = self.spread.len() - 1;
        let (tip, policy) = match self.tip.take() {
            Some(tip) => tip,
            None => (self.whole(last), self.spread[last].state.policy.clone()),
        };
        self.tip = Some((c.machine.clone(), c.policy.clone()));
        let light = c.policy.light(Some((&policy, &self.spread[last].state.policy)));
        let c = Checkpoint { policy: light, ..c };
        // Lean ones hold no memory that a whole one could share.
        let before = self.spread.iter().rev().find(|k| k.delta.is_none());
        let bytes = before.map_or(0, |k| c.machine.bytes_beyond(&k.state.machine)) + c.policy.footprint();
        if bytes > CHEAP && (c.at / self.spacing) % self.stride != 0 {
            let delta = Delta::between(&tip.kernel, &c.machine.kernel);
            let machine = c.machine.without_memory();
            let lean = machine.bytes_beyond(&self.spread[last].state.machine) + delta.bytes() + c.policy.footprint();
            if lean < bytes / 2 {
                let state = Checkpoint { machine, ..c };
                self.spread.push(Kept { state, delta: Some(delta), bytes: lean });
                return;
            }
        }
        self.spread.push(Kept { state: c, delta: None, bytes });
    }

    /// Keeps those that stay anew, so that each is told from, and shares with, what is still there.
    fn again(&mut self) {
        let Some(first) = self.spread.first() else { return };
        let start = Checkpoints::new(first.state.clone());
        let mut again = Checkpoints { limit: self.limit, spacing: self.spacing, stride: self.stride, ..start };
        for i in 1..self.spread.len() {
            if self.spread[i].state.at % self.spacing == 0 {
                let machine = self.whole(i);
                self.recent = Some((i, machine.clone()));
                again.push(Checkpoint { machine, ..self.spread[i].state.clone() });
            }
        }
        again.near = std::mem::take(&mut self.near);
        *self = again;
    }

    /// The machine of a checkpoint with its memory.
    fn whole(&self, number: usize) -> Machine {
        let kept = &self.spread[number];
        if kept.delta.is_none() {
            return kept.state.machine.clone();
        }
        if let (Some(tip), true) = (&self.tip, number + 1 == self.spread.len()) {
            return tip.0.clone();
        }
        if let Some((_, machine)) = self.recent.as_ref().filter(|r| r.0 == number) {
            return machine.clone();
        }
        let base = (0..number).rev().find(|&i| self.spread[i].delta.is_none()).unwrap_or(0);
        let (base, from) = match &self.recent {
            Some((i, machine)) if (base..=number).contains(i) => (*i, machine),
            _ => (base, &self.spread[base].state.machine),
        };
        let mut memory = Memory::of(&from.kernel);
        self.spread[base + 1..=number].iter().filter_map(|k| k.delta.as_ref()).for_each(|d| memory.apply(d));
        kept.state.machine.clone().with_memory(memory)
    }

    /// Keeps a state between two checkpoints; those of other places are forgotten.
    pub fn keep_near(&mut self, c: Checkpoint) {
        let from = self.spread[self.number(c.at)].state.at;
        self.near.retain(|n| (from..c.at).contains(&n.at));
        self.near.push(c);
        if self.near.len() > NEAR {
            self.near.remove(0);
        }
    }

    /// The last one of `spread` at or before a position.
    fn number(&self, position: usize) -> usize {
        self.spread.partition_point(|k| k.state.at <= position).saturating_sub(1)
    }

    fn nearest(&self, position: usize) -> Option<&Checkpoint> {
        let spread = self.spread[self.number(position)].state.at;
        self.near.iter().rev().find(|c| c.at <= position && c.at > spread)
    }

    /// The last state kept at or before a position. There is always one, at 0.
    pub fn before(&mut self, position: usize) -> Checkpoint {
        if let Some(near) = self.nearest(position) {
            return near.clone();
        }
        let number = self.number(position);
        let machine = self.whole(number);
        if self.spread[number].delta.is_some() {
            self.recent = Some((number, machine.clone()));
        }
        Checkpoint { machine, ..self.spread[number].state.clone() }
    }

    /// The last state kept between two positions: after the first, at the second or before it.
    pub fn within(&mut self, from: usize, to: usize) -> Option<Checkpoint> {
        let at = self.nearest(to).map_or_else(|| self.spread[self.number(to)].state.at, |c| c.at);
        (at > from).then(|| self.before(to))
    }

    /// Forgets the states after a position.
    pub fn truncate(&mut self, position: usize) {
        let n = self.number(position) + 1;
        if n < self.spread.len() {
            self.tip = None;
            self.recent = self.recent.take().filter(|r| r.0 < n);
            self.spread.truncate(n);
        }
        self.near.retain(|c| c.at <= position);
    }

    /// Bytes held by all of them together.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let spread: usize = self.spread.iter().map(|k| k.bytes).sum();
        // Of a lean one's, what it holds is its memory; a whole one's is that one's own.
        let lean = self.spread.last().filter(|k| k.delta.is_some());
        let tip = self.tip.as_ref().zip(lean).map_or(0, |((tip, _), k)| tip.bytes_beyond(&k.state.machine));
        let mut near = 0;
        let mut before = self.recent.as_ref().map(|r| &r.1);
        if let Some((i, recent)) = &self.recent {
            near += recent.bytes_beyond(&self.spread[*i].state.machine);
        }
        for c in &self.near {
            let from = before.unwrap_or(&self.spread[self.number(c.at)].state.machine);
            near += c.machine.bytes_beyond(from);
            before = Some(&c.machine);
        }
        spread + near + tip
    }
}
