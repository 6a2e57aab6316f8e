//! Every state of a program whose search is done, one after another in the order of its distance from the start: for the
//! graph of a small program, for finding where in it a run stands, and for states that must be possible.
//!
//! Rules:
//! - Nothing is left out: what the reduction drops (an order of independent acts) is a state like any other here.
//! - In every state each thread stands right before its next act (`Machine::settle`), those included that have not run
//!   yet. So a run by base steps is, between two acts, in exactly one of these states.
//! - What matters of memory was learnt by the search that the walk is made from. Every access to it is an act here, those
//!   under a lock, too.

use super::find::Said;
use super::witness::Plays;
use super::{Acts, Options, Search, make};
use crate::machine::print::{Print, Printer};
use crate::machine::{Choice, Machine, Schedule};
use crate::vm::Watch;
use crate::vm::watch::{Shared, grains};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

pub use super::witness::Step;

struct Open {
    machine: Machine,
    print: Print,
    said: Rc<Said>,
    id: u32,
}

/// See the head of this file.
pub struct Walk {
    /// What can happen at a state, and where it began.
    context: Search,
    watch: Watch,
    printer: Printer,
    /// States that differ in what was printed are different.
    said_counts: bool,
    numbers: BTreeMap<u128, u32>,
    queue: VecDeque<Open>,
    /// How each state was reached first.
    from: Vec<Option<(u32, Choice)>>,
    edges: Vec<(u32, Choice, u32)>,
    ends: Vec<u32>,
}

/// A run to a state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    pub schedule: Schedule,
    pub switches: usize,
    pub story: Vec<Step>,
}

impl Search {
    /// The run that makes these choices, which lead along the graph of this search.
    #[must_use]
    pub fn along(&self, path: &[Choice]) -> Way {
        way(&self.start, path, &self.learned.shared)
    }
}

/// The same memory, with every access to it an act.
fn every_act(shared: &Shared) -> Shared {
    let mut shared = shared.clone();
    shared.drop_guards();
    shared
}

fn way(start: &Machine, path: &[Choice], shared: &Rc<Shared>) -> Way {
    let choices = path.iter().cloned().collect();
    Plays::new(start, false).play(&Acts { choices, shared: shared.clone() })
}

impl Walk {
    /// A walk through the states of a search that is done. `said_counts`: what was printed belongs to a state.
    #[must_use]
    pub fn new(search: &Search, said_counts: bool) -> Walk {
        // Only its start and its options are asked; the states are counted here.
        let mut context = Search::new(search.start.clone(), Options { graph: 0, ..search.options.clone() });
        context.learned = search.learned.clone();
        let mut walk = Walk {
            watch: Watch { shared: Rc::new(every_act(&search.learned.shared)), ..Watch::default() },
            printer: search.printer.clone(),
            context,
            said_counts,
            numbers: BTreeMap::new(),
            queue: VecDeque::new(),
            from: Vec::new(),
            edges: Vec::new(),
            ends: Vec::new(),
        };
        let mut machine = walk.context.start.clone();
        machine.settle(&mut walk.watch);
        let print = walk.printer.print(&mut machine, None);
        walk.arrive(machine, print, Rc::default(), None);
        walk
    }

    fn number(&self, print: &Print, said: &Said) -> u128 {
        let plain = !self.said_counts || *said == Said::default();
        print.number(if plain { 0 } else { crate::machine::hash::of(said) })
    }

    fn arrive(&mut self, machine: Machine, print: Print, said: Rc<Said>, from: Option<(u32, Choice)>) -> u32 {
        let number = self.number(&print, &said);
        if let Some(&id) = self.numbers.get(&number) {
            return id;
        }
        let id = self.from.len() as u32;
        self.numbers.insert(number, id);
        self.from.push(from);
        self.queue.push_back(Open { machine, print, said, id });
        id
    }

    /// The next state, whose successors are known from then on. None: there is none left.
    pub fn step(&mut self) -> Option<(u32, Machine)> {
        let open = self.queue.pop_front()?;
        let possible = self.context.possible(&open.machine);
        if possible.is_empty() {
            self.ends.push(open.id);
        }
        for choice in possible {
            let mut machine = open.machine.clone();
            let moved = make(&mut machine, &choice, &mut self.watch, false);
            machine.settle(&mut self.watch);
            let print = self.printer.print(&mut machine, Some((&open.machine, &open.print)));
            let said = open.said.and(&moved.events);
            let to = self.arrive(machine, print, said, Some((open.id, choice.clone())));
            self.edges.push((open.id, choice, to));
        }
        Some((open.id, open.machine))
    }

    /// How many states were met so far.
    #[must_use]
    pub fn states(&self) -> usize {
        self.from.len()
    }

    /// The moves between the states that were passed.
    #[must_use]
    pub fn edges(&self) -> &[(u32, Choice, u32)] {
        &self.edges
    }

    /// Those of them in which nothing can happen any more.
    #[must_use]
    pub fn ends(&self) -> &[u32] {
        &self.ends
    }

    /// The shortest run to a state.
    #[must_use]
    pub fn way(&self, state: u32) -> Way {
        let mut path = Vec::new();
        let mut at = state;
        while let Some(Some((from, choice))) = self.from.get(at as usize) {
            path.push(choice.clone());
            at = *from;
        }
        path.reverse();
        self.run(&path)
    }

    /// A run that makes these moves, beginning at the start.
    fn run(&self, moves: &[Choice]) -> Way {
        way(&self.context.start, &self.with_first_moves(moves), &self.watch.shared)
    }

    /// The same moves as an explorer makes them: a thread's first brings it to its first act.
    fn with_first_moves(&self, moves: &[Choice]) -> Vec<Choice> {
        let mut out = Vec::new();
        let mut machine = self.context.start.clone();
        let mut watch = Watch { shared: self.watch.shared.clone(), ..Watch::default() };
        for choice in moves {
            // Twice: once to the act, and once more if a long computation was cut on the way.
            for _ in 0..3 {
                let space = match choice {
                    Choice::Run(tid) => machine.kernel.threads.get(*tid).map_or(0, |t| machine.kernel.space(t.pid)),
                    _ => 0,
                };
                let moved = make(&mut machine, choice, &mut watch, false);
                out.push(choice.clone());
                let seen = moved.accesses.iter().any(|a| grains(space, a).any(|k| watch.shared.keys.contains(k)));
                if !matches!(choice, Choice::Run(_)) || !moved.events.is_empty() || seen {
                    break;
                }
            }
        }
        out
    }

    /// The state in which a run by base steps stands after `steps` of its choices: the last that it has reached.
    #[must_use]
    pub fn locate(&self, schedule: &Schedule, steps: usize) -> Option<u32> {
        const LONGEST: usize = 100_000;
        // An act is rarely more than a few base steps.
        const BACK: usize = 64;
        if steps > LONGEST {
            return None;
        }
        let mut machine = self.context.start.clone();
        let mut said: Rc<Said> = Rc::default();
        let mut last: VecDeque<(Machine, Rc<Said>)> = VecDeque::from([(machine.clone(), said.clone())]);
        for choice in schedule.iter().take(steps) {
            let events = machine.step(&choice);
            said = said.and(&events);
            if last.len() == BACK {
                last.pop_front();
            }
            last.push_back((machine.clone(), said.clone()));
        }
        let mut watch = Watch { shared: self.watch.shared.clone(), ..Watch::default() };
        let mut printer = self.printer.clone();
        last.into_iter().rev().find_map(|(mut machine, said)| {
            machine.settle(&mut watch);
            let print = printer.print(&mut machine, None);
            self.numbers.get(&self.number(&print, &said)).copied()
        })
    }
}
