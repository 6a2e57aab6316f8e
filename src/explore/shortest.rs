//! The runs with the fewest switches to what a search has found.
//!
//! Rules:
//! - A second search looks for all of it, without reduction and in the order of switches made (breadth first over 0 and
//!   1): what it finds first has the fewest there are.
//! - What it does not find before it has cost too much is looked for among the runs that consist of the same acts as the
//!   one that the first search found, in another order: those that may have the fewest switches first (A*; each thread
//!   that has acts left costs one more at least).
//! - What is still open is shown by the run that the first search found.

use super::find::Kind;
use super::{Acts, EndKey, Found, Search, State, and_ahead, make, witness};
use crate::kernel::Tid;
use crate::machine::Choice;
use crate::machine::print::{Print, Printer};
use crate::vm::Watch;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

/// Runs with the fewest switches.
#[derive(Debug, Default)]
pub struct Shortest {
    pub ends: BTreeMap<EndKey, Acts>,
    pub found: BTreeMap<(Kind, String), Acts>,
}

#[derive(Clone)]
struct Open {
    at: State,
    print: Print,
    last: Option<Tid>,
    /// Index into the list of ways.
    way: usize,
}

/// How the states of a search are reached from one another.
struct Ways<'a> {
    search: &'a Search,
    printer: Printer,
    watch: Watch,
    /// Each with the way that it goes on from; 0 is the start.
    ways: Vec<(usize, Choice)>,
    /// Transitions that may still be made.
    left: u64,
}

impl Ways<'_> {
    fn start(&mut self) -> Open {
        let mut machine = self.search.start.clone();
        let print = self.printer.print(&mut machine, None);
        Open { at: State { machine, said: Rc::default(), ahead: Rc::default() }, print, last: None, way: 0 }
    }

    fn acts(&self, mut at: usize) -> Acts {
        let mut path = Vec::new();
        while at != 0 {
            path.push(self.ways[at - 1].1.clone());
            at = self.ways[at - 1].0;
        }
        path.reverse();
        Acts { choices: path.into_iter().collect(), shared: self.watch.shared.clone() }
    }

    /// The state that a choice leads to, and whether it is a switch.
    fn next(&mut self, open: &Open, choice: Choice) -> (Open, bool) {
        self.left = self.left.saturating_sub(1);
        let mut machine = open.at.machine.clone();
        let moved = make(&mut machine, &choice, &mut self.watch, false);
        let print = self.printer.print(&mut machine, Some((&open.at.machine, &open.print)));
        let (last, switches) = match choice {
            Choice::Run(tid) => (Some(tid), open.last.is_some_and(|l| l != tid)),
            _ => (open.last, false),
        };
        let said = open.at.said.and_at_most(&moved.events, self.search.most_output());
        let ahead = and_ahead(&open.at.ahead, &machine, &choice, &moved);
        self.ways.push((open.way, choice));
        (Open { at: State { machine, said, ahead }, print, last, way: self.ways.len() }, switches)
    }

    /// The state that a run leads to.
    fn number_after(&mut self, path: &[Choice]) -> u128 {
        let start = self.start();
        let last = path.iter().fold(start, |open, choice| self.next(&open, choice.clone()).0);
        last.print.number(self.search.mark(&last.at.said))
    }

    /// The first of the rules: all at once.
    fn broad(&mut self, ends: &mut BTreeSet<&EndKey>, found: &mut BTreeSet<(Kind, String)>, out: &mut Shortest) {
        let mut seen: BTreeSet<(u128, Option<Tid>)> = BTreeSet::new();
        // Those with as many switches as now; those with one more.
        let mut now = VecDeque::from([self.start()]);
        let mut later = VecDeque::new();
        loop {
            let Some(open) = now.pop_front() else {
                if later.is_empty() {
                    return;
                }
                std::mem::swap(&mut now, &mut later);
                continue;
            };
            if !seen.insert((open.print.number(self.search.mark(&open.at.said)), open.last)) {
                continue;
            }
            let possible = self.search.possible(&open.at.machine);
            let (end, wrong) = self.search.seen_at(&open.at, &possible);
            if let Some(key) = end
                && ends.remove(&key)
            {
                out.ends.insert(key, self.acts(open.way));
            }
            for key in wrong {
                if found.remove(&key) {
                    out.found.insert(key, self.acts(open.way));
                }
            }
            if ends.is_empty() && found.is_empty() {
                return;
            }
            for choice in possible {
                if self.left == 0 {
                    return;
                }
                let (next, switches) = self.next(&open, choice);
                if switches { later.push_back(next) } else { now.push_back(next) }
            }
        }
    }

    /// The second: the acts of one run in the order with the fewest switches that still leads to what was found, or to
    /// the very state in which the run ends, where that was it.
    fn reorder(&mut self, path: &[Choice], found: &(Kind, String)) -> Option<Acts> {
        let goal = is_a_state(found.0).then(|| self.number_after(path));
        let mut acts: BTreeMap<Choice, u32> = BTreeMap::new();
        for choice in path {
            *acts.entry(choice.clone()).or_default() += 1;
        }
        let worst = witness::switches(path);
        // Threads other than the last that have acts left.
        let ahead_of = |left: &BTreeMap<Choice, u32>, last: Option<Tid>| {
            let others = |(c, n): &(&Choice, &u32)| **n > 0 && matches!(c, Choice::Run(tid) if Some(*tid) != last);
            left.iter().filter(others).count()
        };
        // By what a run costs at least; within one, the last first. Each: state, switches made, acts left.
        let mut open: Vec<Vec<(Open, usize, BTreeMap<Choice, u32>)>> = vec![Vec::new(); worst + 1];
        let mut seen: BTreeSet<(u128, Option<Tid>, u64)> = BTreeSet::new();
        let first = ahead_of(&acts, None).saturating_sub(1);
        let start = self.start();
        open.get_mut(first)?.push((start, 0, acts));
        while let Some(at) = open.iter().position(|b| !b.is_empty()) {
            let (state, made, left) = open[at].pop()?;
            let number = state.print.number(self.search.mark(&state.at.said));
            if !seen.insert((number, state.last, crate::machine::hash::of(&left))) {
                continue;
            }
            let possible = self.search.possible(&state.at.machine);
            let is_there = match goal {
                Some(goal) => goal == number,
                None => self.search.seen_at(&state.at, &possible).1.contains(found),
            };
            if is_there {
                return Some(self.acts(state.way));
            }
            for choice in possible {
                let Some(n) = left.get(&choice).filter(|n| **n > 0) else { continue };
                if self.left == 0 {
                    return None;
                }
                let mut rest = left.clone();
                rest.insert(choice.clone(), n - 1);
                let (next, switches) = self.next(&state, choice);
                let made = made + usize::from(switches);
                let least = made + ahead_of(&rest, next.last);
                // No better than what is known: not followed.
                if least < worst {
                    open[least].push((next, made, rest));
                }
            }
        }
        None
    }
}

/// Whether a finding is that a state can be reached; the others are seen where they happen.
fn is_a_state(kind: Kind) -> bool {
    matches!(kind, Kind::Livelock | Kind::Starvation)
}

/// See the head of this file.
pub fn shortest(search: &Search) -> Shortest {
    let mut out = Shortest::default();
    let options = &search.options;
    if options.base_steps || options.shortest == 0 {
        return out;
    }
    let mut ends: BTreeSet<&EndKey> = search.outcomes.keys().collect();
    let seen = search.found.iter().filter(|f| f.kind != Kind::Leak && !is_a_state(f.kind));
    let mut found: BTreeSet<(Kind, String)> = seen.map(|f| (f.kind, f.sentence.clone())).collect();
    // No more than what the search itself has cost, about: where nothing is wrong, it only shortens the outcomes' runs.
    let worth = if found.is_empty() { 500 + search.transitions / 16 } else { 5_000 + search.transitions };
    let left = options.shortest.min(worth);
    let mut ways = Ways {
        search,
        printer: search.printer.clone(),
        watch: Watch { shared: search.learned.shared.clone(), ..Watch::default() },
        ways: Vec::new(),
        left,
    };
    ways.broad(&mut ends, &mut found, &mut out);
    // The worst first: that is the one which is shown.
    ways.left = left;
    let mut open: Vec<&Found> = search.found.iter().filter(|f| f.kind != Kind::Leak).collect();
    crate::order::sort_by_key(&mut open, |f| f.kind);
    for f in open {
        let key = (f.kind, f.sentence.clone());
        if out.found.contains_key(&key) {
            continue;
        }
        ways.ways.clear();
        ways.watch.shared = f.run.shared.clone();
        let acts: Vec<Choice> = f.run.choices.iter().collect();
        if let Some(run) = ways.reorder(&acts, &key) {
            out.found.insert(key, run);
        }
    }
    out
}
