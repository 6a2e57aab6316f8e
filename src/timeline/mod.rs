//! A run in time: go to any step, forward or back; change the future and keep the old one.
//!
//! | file | what |
//! | --- | --- |
//! | `mod` | `Timeline`: position, seek, branch |
//! | `checkpoint` | which states are kept so that every other is near one |
//! | `stop` | breakpoints, next line, over, out, next call; forward and backward |
//! | `watch` | expressions of C that are looked at from step to step |
//! | `compare` | two futures side by side: where they first differ |
//! | `lanes` | the picture of the run: stretches, ticks, arrows |
//!
//! Rules:
//! - Position n is the state after n steps; step n leads from position n to n + 1. The schedule is the truth;
//!   checkpoints only make it quick to reach.
//! - `seek(n)` gives the same machine as n single steps from the start. A test by lot says so.
//! - Nothing is lost by going back: the future stays until another choice is made, and then it is a branch.
//! - A branch hangs on the run at hand: up to `at` they are one, and their choices there differ.

pub mod checkpoint;
pub mod compare;
pub mod lanes;
pub mod stop;
pub mod watch;

pub use compare::{Compare, Difference, Verdict};
pub use lanes::Lanes;
pub use stop::{Backward, Breakpoint, By, Hunt, Stopped};
pub use watch::{Watch, Watching};

use crate::kernel::event::Event;
use crate::machine::{Choice, Machine, Policy, Schedule, Stepped};
use checkpoint::{Checkpoint, Checkpoints};

/// A future that was left for another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Where it begins.
    pub at: usize,
    /// Its choices from there on.
    pub rest: Schedule,
}

/// The most branches kept, and the most bytes that they may take; of more, the oldest go.
const MOST_BRANCHES: usize = 32;
const MOST_BRANCH_BYTES: usize = 8 << 20;

/// See the head of this file.
#[derive(Clone, Debug)]
pub struct Timeline {
    schedule: Schedule,
    position: usize,
    machine: Machine,
    policy: Policy,
    /// Of the step that led here.
    last: Stepped,
    checkpoints: Checkpoints,
    lanes: Lanes,
    branches: Vec<Branch>,
}

impl Timeline {
    /// A run that stands before its first step. `schedule`: its future as far as it is known; after that the
    /// scheduler (`seed` as in `Policy::new`) chooses.
    #[must_use]
    pub fn new(machine: Machine, schedule: Schedule, seed: u64) -> Timeline {
        let policy = Policy::new(seed, &machine);
        let start = Checkpoint { at: 0, machine: machine.clone(), policy: policy.clone(), last: Stepped::default() };
        Timeline {
            schedule,
            position: 0,
            lanes: Lanes::new(&machine),
            machine,
            policy,
            last: Stepped::default(),
            checkpoints: Checkpoints::new(start),
            branches: Vec::new(),
        }
    }

    /// The most bytes that it may take; beside the machine at the position.
    pub fn set_limit(&mut self, bytes: usize) {
        self.checkpoints.limit = bytes;
    }

    /// Steps that are known: of the past and of the future.
    #[must_use]
    pub fn len(&self) -> usize {
        self.schedule.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.schedule.is_empty()
    }

    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// The state at the position.
    #[must_use]
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// What happened in the step that led here; nothing at position 0.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.last.events
    }

    /// The step that led here: with its visible accesses to memory.
    #[must_use]
    pub fn last_step(&self) -> &Stepped {
        &self.last
    }

    /// The choice that led here.
    #[must_use]
    pub fn last_choice(&self) -> Option<Choice> {
        self.schedule.get(self.position.checked_sub(1)?)
    }

    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The picture of the run, as far as it has been run.
    #[must_use]
    pub fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    #[must_use]
    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// What may happen next here.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        self.machine.choices()
    }

    /// What will happen next: by the known future, or else by the scheduler. None at the end of the run.
    #[must_use]
    pub fn next_choice(&self) -> Option<Choice> {
        self.schedule.get(self.position).or_else(|| self.policy.next(&self.machine).map(|n| n.choice))
    }

    /// One step forward. False at the end of the run: nothing can go on by itself, or the known future asks for what
    /// cannot be.
    pub fn step(&mut self) -> bool {
        self.forward(1) == 1
    }

    /// One step back. False at the start.
    pub fn back(&mut self) -> bool {
        self.position > 0 && self.seek(self.position - 1)
    }

    /// Goes to a position. Beyond the known future the scheduler chooses. False if the run ends before; then it
    /// stands at its end.
    pub fn seek(&mut self, position: usize) -> bool {
        let from = if position < self.position {
            Some(self.checkpoints.before(position))
        } else {
            self.checkpoints.within(self.position, position)
        };
        if let Some(from) = from {
            self.restore(from);
            // Leave states on the way near the goal, so that further steps back are short.
            for distance in [4096, 512, 64, 8, 1] {
                let stop = position.saturating_sub(distance);
                if stop > self.position {
                    self.forward(stop - self.position);
                    self.checkpoints.keep_near(self.checkpoint());
                }
            }
        }
        let missing = position - self.position;
        self.forward(missing) == missing
    }

    /// To the end of the run, or `most` steps further. Returns the steps made.
    pub fn run(&mut self, most: usize) -> usize {
        self.forward(most)
    }

    /// Makes this choice the next step. If the known future says otherwise, that becomes a branch. If a branch begins
    /// here with this choice, it is the future again.
    ///
    /// # Errors
    /// A sentence that says why it cannot be made here; then nothing has changed.
    pub fn choose(&mut self, choice: Choice) -> Result<(), String> {
        if let Some(why) = self.machine.refusal(&choice) {
            return Err(why);
        }
        if self.schedule.get(self.position).as_ref() != Some(&choice) {
            let begins = |b: &Branch| b.at == self.position && b.rest.get(0).as_ref() == Some(&choice);
            match self.branches.iter().position(begins) {
                Some(i) => {
                    self.switch(i);
                }
                None => {
                    self.leave_future();
                    self.schedule.push(choice);
                }
            }
        }
        self.step();
        Ok(())
    }

    /// Exchanges the future from a branch's start for the branch, and stands there. False if there is no such branch.
    pub fn switch(&mut self, index: usize) -> bool {
        if index >= self.branches.len() {
            return false;
        }
        let branch = self.branches.remove(index);
        self.seek(branch.at);
        self.leave_future();
        self.schedule.append(&branch.rest);
        self.settle();
        true
    }

    /// Bytes that the timeline keeps beside the machine at the position, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.beside() + self.checkpoints.bytes()
    }

    /// Bytes that it keeps beside states.
    fn beside(&self) -> usize {
        let branches: usize = self.branches.iter().map(|b| b.rest.bytes()).sum();
        self.schedule.bytes() + self.lanes.bytes() + branches
    }

    fn leave_future(&mut self) {
        let at = self.position;
        // What hung on the future further on parts from the new one here, together with it.
        for b in self.branches.iter_mut().filter(|b| b.at > at) {
            let mut rest = self.schedule.tail(at);
            rest.truncate(b.at - at);
            rest.append(&b.rest);
            *b = Branch { at, rest };
        }
        let rest = self.schedule.tail(at);
        if !rest.is_empty() {
            self.branches.push(Branch { at, rest });
        }
        let bytes = |all: &[Branch]| all.iter().map(|b| b.rest.bytes()).sum::<usize>();
        while self.branches.len() > 1
            && (self.branches.len() > MOST_BRANCHES || bytes(&self.branches) > MOST_BRANCH_BYTES)
        {
            self.branches.remove(0);
        }
        self.schedule.truncate(at);
        self.checkpoints.truncate(at);
        self.lanes.truncate(at);
    }

    /// After the future was exchanged for a branch: the others part where they differ from the new one. What is the same
    /// as far as it goes is no other future.
    fn settle(&mut self) {
        let schedule = &self.schedule;
        self.branches.retain_mut(|b| {
            let common = schedule.common(b.at, &b.rest);
            if common > 0 {
                *b = Branch { at: b.at + common, rest: b.rest.tail(common) };
            }
            !b.rest.is_empty()
        });
    }

    fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            at: self.position,
            machine: self.machine.clone(),
            policy: self.policy.clone(),
            last: self.last.clone(),
        }
    }

    fn restore(&mut self, c: Checkpoint) {
        self.position = c.at;
        self.machine = c.machine;
        self.policy = c.policy;
        self.last = c.last;
    }

    /// Up to `most` steps forward, many at a time; returns how many were made.
    fn forward(&mut self, most: usize) -> usize {
        let goal = self.position.saturating_add(most);
        let start = self.position;
        while self.position < goal {
            let (choice, n) = match self.schedule.run_at(self.position) {
                Some(known) => known,
                None => match self.policy.next(&self.machine) {
                    Some(next) => (next.choice, next.steps as usize),
                    None => break,
                },
            };
            let mut n = n.min(goal - self.position).min(self.checkpoints.next_due(self.position));
            // The last step by itself: what it touched is shown.
            if n > 1 && self.position + n == goal {
                n -= 1;
            }
            let n = match choice {
                Choice::Run(tid) => n.min(self.policy.room(tid) as usize),
                _ => 1,
            };
            let new = self.lanes.len() == self.position;
            let ready = if new {
                self.machine.kernel.threads.iter().filter(|(tid, _)| self.machine.runnable(*tid)).count()
            } else {
                0
            };
            let stepped = self.machine.advance(&choice, n as u64);
            if stepped.steps == 0 {
                break;
            }
            let n = stepped.steps as usize;
            self.policy.after(&self.machine, &choice, stepped.steps, &stepped.events);
            if self.position >= self.schedule.len() {
                self.schedule.push_many(choice.clone(), n);
            }
            self.position += n;
            if new {
                self.lanes.note(&choice, n, ready, &stepped.events, &self.machine);
            }
            self.last = stepped;
            if self.checkpoints.wants(self.position) {
                self.checkpoints.keep(self.checkpoint(), self.beside());
            }
        }
        self.position - start
    }
}
