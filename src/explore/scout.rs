//! Single runs that look for what goes wrong, where the search itself may still be far from it.
//!
//! A search that goes depth first stays for long among runs that differ only late: in a program that prints, a deadlock
//! after three early switches may be millions of states away. So when it has become long it makes runs from the start
//! now and then, each to its end: threads take turns; they go by priorities that are drawn by lot and fall at a few
//! acts, drawn too (Burckhardt and others, "A randomized scheduler with probabilistic guarantees of finding bugs",
//! ASPLOS 2010); or every act is drawn.
//!
//! Rules:
//! - What is found so can happen. It proves nothing, and it is no state of the search: a search that comes to its end
//!   finds all of it by itself.
//! - What the first runs touch is learnt: it is true of the programs, and what is known early makes no second search
//!   necessary. Later ones would only unsettle a search that has come far.
//! - The lot is the same each time.
//! - Of the first acts every third is one of these, of many every fifteenth.

use super::{Search, State, and_ahead, learn, make};
use crate::kernel::mm::mix;
use crate::machine::Choice;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Acts of the search before the first runs; each time later it is so many times as many.
const FIRST: u64 = 10_000;
const AGAIN: u64 = 4;

/// When the last of those that are learnt from are due.
const LEARNS: u64 = FIRST * AGAIN;

/// Acts of one run.
const LONGEST: usize = 4_000;

/// See the head of this file.
#[derive(Clone, Debug)]
pub struct Scouts {
    /// When the next runs are due, and how many acts they may still make.
    due: u64,
    left: u64,
    runs: u64,
    run: Option<Run>,
}

#[derive(Clone, Debug)]
struct Run {
    at: State,
    acts: Vec<Choice>,
    how: How,
    lot: u64,
}

#[derive(Clone, Debug)]
enum How {
    /// So many acts each; or the first thread for as long as it can, and the others so many acts each.
    Turns(usize, bool),
    /// The highest first. At these acts who is the highest becomes the lowest.
    Priorities(BTreeMap<Choice, u64>, Vec<usize>),
    Drawn,
}

impl Default for Scouts {
    fn default() -> Scouts {
        Scouts { due: FIRST, left: 0, runs: 0, run: None }
    }
}

impl Run {
    /// The choice to make.
    fn choose(&mut self, possible: &[Choice]) -> Option<Choice> {
        let number = self.acts.len();
        self.lot = mix(self.lot, number as u64);
        match &mut self.how {
            How::Turns(_, true) if possible.first().is_some_and(|c| Some(c) == self.acts.first()) => {
                possible.first().cloned()
            }
            How::Turns(each, _) => {
                let last = self.acts.last();
                let turn = self.acts.iter().rev().take_while(|c| Some(*c) == last).count();
                let same = last.filter(|c| turn < *each && possible.contains(c));
                let next = possible.iter().filter(|c| last.is_none_or(|l| *c > l)).min();
                same.or(next).or(possible.iter().min()).cloned()
            }
            How::Priorities(known, falls) => {
                let lot = self.lot;
                for (i, c) in possible.iter().enumerate() {
                    known.entry(c.clone()).or_insert_with(|| mix(lot, i as u64) >> 1 | 1 << 62);
                }
                let highest = possible.iter().max_by_key(|c| known.get(c))?;
                if falls.contains(&number) {
                    known.insert(highest.clone(), (LONGEST - number.min(LONGEST)) as u64);
                }
                possible.iter().max_by_key(|c| known.get(c)).cloned()
            }
            How::Drawn => possible.get((self.lot % possible.len().max(1) as u64) as usize).cloned(),
        }
    }
}

impl Search {
    /// One act of such a run, if it is time for one.
    pub(super) fn scout(&mut self) -> bool {
        if self.transitions >= self.scouts.due {
            self.scouts.left = FIRST / 2 + self.scouts.due / 16;
            self.scouts.due = self.scouts.due.saturating_mul(AGAIN);
        }
        if self.scouts.left == 0 || self.options.base_steps || self.options.bound.is_some() {
            return false;
        }
        self.scouts.left -= 1;
        self.transitions += 1;
        let mut run = match self.scouts.run.take() {
            Some(run) => run,
            None => self.set_out(),
        };
        let possible = self.possible(&run.at.machine);
        let (_, wrong) = self.seen_at(&run.at, &possible);
        let over = possible.is_empty() || run.acts.len() >= LONGEST;
        for (kind, sentence) in wrong {
            self.find_by(kind, sentence, run.acts.len(), |_| run.acts.clone());
        }
        let Some(choice) = run.choose(&possible).filter(|_| !over) else { return true };
        let State { machine, said, ahead } = &mut run.at;
        let before = (self.scouts.due <= LEARNS).then(|| machine.clone());
        let moved = make(machine, &choice, &mut self.watch, false);
        if let Some(before) = before {
            learn(&mut self.learned, &before, ahead, machine, &choice, &moved);
        }
        *said = said.and_at_most(&moved.events, self.most_output());
        *ahead = and_ahead(ahead, machine, &choice, &moved);
        run.acts.push(choice);
        self.scouts.run = Some(run);
        true
    }

    fn set_out(&mut self) -> Run {
        let n = self.scouts.runs;
        self.scouts.runs += 1;
        let lot = mix(0x5eed, n);
        let how = match n {
            0..6 => How::Turns(1 + n as usize / 2, n % 2 == 0),
            _ if n % 4 == 0 => How::Drawn,
            _ => {
                let length = self.depth.clamp(8, LONGEST) as u64;
                let falls = (0..n % 4).map(|i| (mix(lot, i) % length) as usize).collect();
                How::Priorities(BTreeMap::new(), falls)
            }
        };
        let at = State { machine: self.start.clone(), said: Rc::default(), ahead: Rc::default() };
        Run { at, acts: Vec::new(), how, lot }
    }
}
