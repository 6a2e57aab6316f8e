//! What can happen at a state, and what of it is done there: the search asks `possible` and takes away what `put_off`
//! (`wait`) and `reduce` (`learn`) say need not be done.

use super::learn::Actor;
use super::{Search, Time, learn, make, wait};
use crate::kernel::Tid;
use crate::kernel::event::Event;
use crate::kernel::process::RunState;
use crate::machine::{Choice, Machine};
use crate::vm::Ahead;
use std::rc::Rc;

impl Search {
    /// All that may happen at a state.
    pub(super) fn possible(&self, m: &Machine) -> Vec<Choice> {
        if !self.options.inputs.is_empty() && !m.kernel.terminal.ended {
            // Before anything else it is decided what stands on standard input.
            if m.kernel.terminal != self.start.kernel.terminal {
                return vec![Choice::EndOfInput];
            }
            let of = |text: &Vec<u8>| if text.is_empty() { Choice::EndOfInput } else { Choice::Input(text.clone()) };
            return self.options.inputs.iter().map(of).collect();
        }
        let mut all = m.choices();
        // Nobody acts between the call of an open `rand` and its number.
        if matches!(all.first(), Some(Choice::Draw { .. })) {
            return all;
        }
        // Standard input is at its end all the time; it is said when somebody asks, who may still be as slow as he likes.
        if m.waits_for_input() && !m.kernel.terminal.ended {
            return vec![Choice::EndOfInput];
        }
        let runs = all.iter().any(|c| matches!(c, Choice::Run(_)));
        if runs && self.options.time == Time::Free && m.next_deadline().is_some() {
            all.push(Choice::Clock);
        }
        if self.options.spurious {
            all.extend(m.kernel.may_wake_spuriously().into_iter().map(Choice::Spurious));
        }
        all
    }

    /// Whether anything may be left out: base steps are for comparison, switches are counted, circles are looked for.
    pub(super) fn reduces(&self) -> bool {
        let o = &self.options;
        o.reduction && !o.base_steps && o.bound.is_none() && !o.starvation
    }

    /// Takes out of `all` the calls that would only have to wait (`wait.rs`).
    pub(super) fn put_off(&mut self, m: &Machine, ahead: &Rc<Vec<(Tid, Ahead)>>, all: &mut Vec<Choice>) {
        if !self.reduces() || !self.options.put_off || !wait::is_quiet(m) {
            return;
        }
        let waits = |c: &Choice| matches!(c, Choice::Run(tid) if wait::would_only_wait(m, *tid, ahead));
        let (waiting, able): (Vec<Choice>, Vec<Choice>) = all.iter().cloned().partition(waits);
        for choice in &waiting {
            let place = self.learned.place_of_choice(m, choice, ahead);
            let new = self.learned.try_once(place);
            if !new && !self.options.check {
                continue;
            }
            let mut tried = m.clone();
            let moved = make(&mut tried, choice, &mut self.watch, false);
            learn(&mut self.learned, m, ahead, &tried, choice, &moved);
            if self.options.check
                && !moved.events.iter().all(|e| matches!(e, Event::Enter { .. } | Event::Blocked { .. }))
            {
                self.wrong_pairs.push(format!("{choice} was taken for a call that only waits: {:?}", moved.events));
            }
        }
        if able.is_empty() {
            // Nothing else can happen: one after another they go to sleep.
            all.truncate(1);
        } else {
            *all = able;
        }
    }

    /// Takes out of `all` what need not be done here, and returns it.
    pub(super) fn reduce(&mut self, m: &Machine, ahead: &[(Tid, Ahead)], all: &mut Vec<Choice>) -> Vec<Choice> {
        if !self.reduces() || !self.options.persistent || all.len() < 2 {
            return Vec::new();
        }
        // What comes from outside, and timers, may concern anybody.
        if m.kernel.has_timers() || all.iter().any(|c| !matches!(c, Choice::Run(_) | Choice::Clock)) {
            return Vec::new();
        }
        let mut actors: Vec<(Choice, bool)> = Vec::new();
        for (tid, t) in m.kernel.threads.iter() {
            if t.state != RunState::Ended {
                let choice = Choice::Run(tid);
                let able = all.contains(&choice);
                actors.push((choice, able));
            }
        }
        if self.options.time == Time::Free {
            actors.push((Choice::Clock, all.contains(&Choice::Clock)));
        }
        if self.options.spurious {
            let waiters = m.kernel.threads.iter().map(|(tid, _)| Choice::Spurious(tid));
            actors.extend(waiters.map(|c| (c.clone(), all.contains(&c))));
        }
        for c in &*all {
            if !actors.iter().any(|a| a.0 == *c) {
                actors.push((c.clone(), true));
            }
        }
        // Of sets of one size the first is taken: threads that have not begun come first. So what they touch is known early,
        // and two that are about to touch the same meet before one of them has run for long.
        actors.sort_by_key(|(c, _)| !matches!(c, Choice::Run(tid) if ahead.iter().all(|a| a.0 != *tid)));
        let tid = |c: &Choice| if let Choice::Run(tid) = c { *tid } else { 0 };
        let places: Vec<Actor> =
            actors.iter().map(|(c, able)| (self.learned.place_of_choice(m, c, ahead), *able, tid(c))).collect();
        let Some(set) = self.learned.closed_set(&places) else { return Vec::new() };
        let inside = |c: &Choice| actors.iter().position(|a| a.0 == *c).is_none_or(|i| set[i]);
        let (keep, rest): (Vec<Choice>, Vec<Choice>) = std::mem::take(all).into_iter().partition(inside);
        *all = keep;
        rest
    }
}

/// Another order of the choices at a state, the same each time.
pub(super) fn shuffle(all: &mut [Choice], order: u64, id: u32) {
    if order == 0 {
        return;
    }
    let mut x = crate::kernel::mm::mix(order, u64::from(id) + 1) | 1;
    for i in (1..all.len()).rev() {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        all.swap(i, (x % (i as u64 + 1)) as usize);
    }
}
