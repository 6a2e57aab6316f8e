//! `Options::check`: every two transitions that can be made at a state are made in both orders.

use super::find::Said;
use super::guard::Held;
use super::{Search, find, make, touch};
use crate::kernel::Tid;
use crate::kernel::event::Event;
use crate::machine::{Choice, Machine, Moved};
use std::rc::Rc;

impl Search {
    /// What `Options::check` has found: nothing, if the table of touches is right.
    #[must_use]
    pub fn wrong_pairs(&self) -> &[String] {
        &self.wrong_pairs
    }

    /// Makes each two transitions that can be made here in both orders. If they are independent by their touches, the
    /// two must lead to one state.
    pub(super) fn check_pairs(&mut self, m: &Machine, said: &Rc<Said>, all: &[Choice]) {
        let learned = &self.learned;
        let shared = learned.shared.clone();
        let mut watch = self.watch.clone();
        let mut printer = self.printer.clone();
        let woken = |moved: &Moved| -> Vec<Tid> {
            moved
                .events
                .iter()
                .filter_map(|e| if let Event::Woken { tid, .. } = e { Some(*tid) } else { None })
                .collect()
        };
        for (i, a) in all.iter().enumerate() {
            for b in &all[i + 1..] {
                let mut way = |first: &Choice, second: &Choice| {
                    let mut one = m.clone();
                    let moved = make(&mut one, first, &mut watch, false);
                    let mut touch = touch::of(first, m, &one, &moved, &shared.keys);
                    if let Choice::Run(tid) = first {
                        learned.touch_guards(&mut touch, &Held::of(*tid, m, &one, &moved, learned));
                    }
                    let mut two = one.clone();
                    let able = two.refusal(second).is_none();
                    let then = make(&mut two, second, &mut watch, false);
                    let said = said.and(&moved.events).and(&then.events);
                    let print = printer.print(&mut two, None);
                    (touch, woken(&moved), (print, said), able)
                };
                let (x, y) = (way(a, b), way(b, a));
                let tied = x.1.iter().any(|t| y.1.contains(t));
                if !x.0.conflicts(&y.0)
                    && !tied
                    && (x.2.1 != y.2.1 || !x.2.0.differences(&y.2.0).is_empty() || !x.3 || !y.3)
                {
                    let ahead = |c: &Choice| match c {
                        Choice::Run(tid) => format!("{c} at {}", find::place_of(m, *tid)),
                        _ => c.to_string(),
                    };
                    let parts = x.2.0.differences(&y.2.0);
                    self.wrong_pairs.push(format!("{} and {}: {parts:?}", ahead(a), ahead(b)));
                }
            }
        }
    }
}
