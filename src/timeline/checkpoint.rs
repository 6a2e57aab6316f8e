//! Which states are kept, so that every other one is near one of them.
//!
//! Rules:
//! - One state every `spacing` steps. When there are too many, or they hold too much memory, every other one goes and
//!   the spacing doubles: a run of any length keeps at most `MOST` states.
//! - A few more near the place where the reader is, closer together the nearer: so that stepping back is quick.
//! - A state shares with its neighbours what has not changed; what it holds alone is measured when it is kept.

use crate::machine::{Machine, Policy};

/// A state of the run and of the scheduler.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    pub at: usize,
    pub machine: Machine,
    pub policy: Policy,
}

/// The most states kept over the whole run.
const MOST: usize = 128;
/// The most bytes they may hold.
const MOST_BYTES: usize = 40 << 20;
/// The spacing of a short run.
const SPACING: usize = 2048;
/// States near the reader.
const NEAR: usize = 8;

#[derive(Clone, Debug)]
pub struct Checkpoints {
    spacing: usize,
    /// By position; the first is position 0. With the bytes that each holds and the one before it does not.
    spread: Vec<(Checkpoint, usize)>,
    near: Vec<Checkpoint>,
}

impl Checkpoints {
    #[must_use]
    pub fn new(start: Checkpoint) -> Checkpoints {
        Checkpoints { spacing: SPACING, spread: vec![(start, 0)], near: Vec::new() }
    }

    /// Steps from a position to the next one where a state is to be kept.
    #[must_use]
    pub fn next_due(&self, position: usize) -> usize {
        self.spacing - position % self.spacing
    }

    /// Whether the state at this position is to be kept.
    #[must_use]
    pub fn wants(&self, position: usize) -> bool {
        position % self.spacing == 0 && self.spread.last().is_some_and(|(c, _)| c.at < position)
    }

    pub fn keep(&mut self, c: Checkpoint) {
        let bytes = self.spread.last().map_or(0, |(before, _)| c.machine.bytes_beyond(&before.machine));
        self.spread.push((c, bytes));
        while self.spread.len() > 2 && (self.spread.len() > MOST || self.bytes() > MOST_BYTES) {
            self.spacing *= 2;
            let spacing = self.spacing;
            // What a state shares only with one that goes, it then holds alone: the sum is an upper bound that stays.
            let mut carried = 0;
            self.spread.retain_mut(|(c, bytes)| {
                carried += *bytes;
                let stays = c.at % spacing == 0;
                if stays {
                    *bytes = std::mem::take(&mut carried);
                }
                stays
            });
        }
    }

    pub fn keep_near(&mut self, c: Checkpoint) {
        self.near.retain(|n| n.at < c.at);
        self.near.push(c);
        if self.near.len() > NEAR {
            self.near.remove(0);
        }
    }

    /// The last state kept at or before a position. There is always one, at 0.
    #[must_use]
    pub fn before(&self, position: usize) -> &Checkpoint {
        let i = self.spread.partition_point(|(c, _)| c.at <= position).saturating_sub(1);
        let spread = &self.spread[i].0;
        let near = self.near.iter().rev().find(|c| c.at <= position);
        near.filter(|c| c.at > spread.at).unwrap_or(spread)
    }

    /// The last state kept between two positions, both included.
    #[must_use]
    pub fn within(&self, from: usize, to: usize) -> Option<Checkpoint> {
        Some(self.before(to)).filter(|c| c.at > from).cloned()
    }

    /// Forgets the states after a position.
    pub fn truncate(&mut self, position: usize) {
        self.spread.retain(|(c, _)| c.at <= position);
        self.near.retain(|c| c.at <= position);
    }

    /// Bytes held by all of them together, at most.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.spread.iter().map(|s| s.1).sum()
    }
}
