//! What is read off the graph of all states when a search is done.

use super::{Found, Kind, Search, report};
use crate::machine::Choice;

impl Search {
    /// States from which no end can be reached, though from the start one can.
    pub(super) fn look_for_livelock(&mut self) {
        // From a state that was not followed the way to an end is not known.
        if self.ends.is_empty() || self.options.bound.is_some() || self.too_deep {
            return;
        }
        let n = self.seen.len();
        let mut good = vec![false; n];
        let mut order = self.edges.clone();
        order.sort_unstable_by_key(|e| e.1);
        let mut work = self.ends.clone();
        while let Some(at) = work.pop() {
            if std::mem::replace(&mut good[at as usize], true) {
                continue;
            }
            let from = order.partition_point(|e| e.1 < at);
            work.extend(order[from..].iter().take_while(|e| e.1 == at).map(|e| e.0).filter(|&f| !good[f as usize]));
        }
        let Some(bad) = good.iter().position(|g| !g) else { return };
        // The shortest way there in the graph that was searched.
        let goal = bad as u32;
        let path = self.way_to(goal);
        let m = self.reached_by(&path);
        let sentence = format!("from here on no schedule comes to an end{}", report::places(&m));
        let run = self.acts(&path);
        self.found.push(Found { kind: Kind::Livelock, sentence, run });
    }

    /// A way to a state of the last round: its numbers are in the order of discovery, so the search is done again.
    pub(super) fn way_to(&mut self, goal: u32) -> Vec<Choice> {
        if goal == 0 {
            return Vec::new();
        }
        let mut again = self.clone();
        again.done = false;
        again.found.clear();
        again.begin();
        while !again.stack.is_empty() && again.seen.len() as u32 <= goal {
            again.go_on();
            if again.seen.len() as u32 > goal {
                return again.path();
            }
        }
        Vec::new()
    }

    /// The number of runs from the start to an end. None with a reduction, after a circle, or where there are too many.
    pub(super) fn schedules(&self) -> Option<u64> {
        if self.reduces() || self.options.bound.is_some() {
            return None;
        }
        let mut from = self.edges.clone();
        from.sort_unstable();
        let of = |at: u32| {
            let first = from.partition_point(|e| e.0 < at);
            from[first..].iter().take_while(move |e| e.0 == at).map(|e| e.1)
        };
        // Depth first, each state after its successors. 0: under way.
        let mut runs: Vec<Option<u64>> = vec![None; self.seen.len()];
        let mut work = vec![(0, false)];
        while let Some((at, after)) = work.pop() {
            if after {
                let sum = of(at).try_fold(0, |n: u64, to| n.checked_add(runs[to as usize].filter(|&r| r > 0)?));
                runs[at as usize] = Some(if of(at).next().is_none() { 1 } else { sum? });
            } else if runs[at as usize] == Some(0) {
                return None;
            } else if runs[at as usize].is_none() {
                runs[at as usize] = Some(0);
                work.push((at, true));
                if of(at).any(|to| runs[to as usize] == Some(0)) {
                    return None;
                }
                work.extend(of(at).map(|to| (to, false)).filter(|w| runs[w.0 as usize].is_none()));
            }
        }
        runs.first().copied().flatten()
    }

    /// The graph of a small search: edges between states, 0 being the start.
    #[must_use]
    pub fn graph(&self) -> Option<&[(u32, Choice, u32)]> {
        (self.seen.len() <= self.options.graph).then_some(self.labels.as_slice())
    }

    /// The states of the graph from which nothing can happen.
    #[must_use]
    pub fn end_states(&self) -> &[u32] {
        &self.ends
    }
}
