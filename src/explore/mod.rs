//! Every schedule of a scenario: how all of its runs can end, and what can go wrong.
//!
//! | file | what |
//! | --- | --- |
//! | `mod` | the search: depth first over states, a `Search` that can be stopped and resumed |
//! | `learn` | which memory matters; which threads a state needs (the reduction and its proof) |
//! | `touch` | what a transition reads and writes |
//! | `wait` | calls that would only have to wait are put off |
//! | `find` | deadlocks, assertions, faults, races |
//! | `seen` | the states that were visited |
//! | `numbers` | small numbers for what is learnt |
//! | `starve` | threads that may wait for ever while others go on |
//! | `report` | verdict, outcomes, findings |
//! | `name` | what an address is called in the program |
//! | `witness` | the run with the fewest switches, as a schedule; as a story |
//! | `walk` | every state in the order of its distance, without reduction: for graphs, and for states to be reached |
//!
//! Rules:
//! - A transition is one visible act of a thread and what is local after it (`machine::transition`). Kernel choices
//!   (time, spurious wake-ups, what is lost) are transitions of their own where the options allow them.
//! - A state is its 128-bit fingerprint (`machine::print`) together with what was printed: so an outcome is a state.
//! - Nothing here decides by a clock or by chance: the same scenario and options give the same report.
//! - What was not searched is said: a search that stopped at a limit never says "proved".
//!
//! # Time
//! `Time::Free`: whoever sleeps, or waits with a limit, may find the time over at any moment, whatever the others do
//! meanwhile: sleeping is no way to keep an order. `Time::Kept`: as `ringside run` has it, time passes only when nothing
//! else can happen, so sleeps end in the order of their length.
//!
//! # Races
//! Two accesses are a data race if they can be made one right after the other in either order: then there is a state in
//! which both threads stand before them. The reduction keeps such states (`learn`). Accesses that calls make, and those
//! inside a function of the library but for its first, are not compared.

mod find;
mod learn;
mod name;
mod numbers;
mod report;
mod seen;
mod starve;
mod touch;
mod wait;
pub mod walk;
mod witness;

pub use find::{Kind, Said};
pub use report::{Finding, Outcome, Report, Verdict};
pub use witness::{Step, story_text};

use crate::kernel::Tid;
use crate::kernel::event::Event;
use crate::kernel::process::RunState;
use crate::machine::print::{Print, Printer};
use crate::machine::{Choice, Machine, Moved};
use crate::vm::{Ahead, Watch};
use learn::{Actor, Learned, PlaceId};
use seen::Seen;
use starve::Starve;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Time {
    #[default]
    Free,
    Kept,
}

/// What is searched, and how far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// False: every thread at every state.
    pub reduction: bool,
    /// The two reductions one by one: `learn`, `wait`. Without `reduction` neither.
    pub persistent: bool,
    pub put_off: bool,
    /// Base steps of the machine instead of acts, no reduction: slow, for comparison.
    pub base_steps: bool,
    pub time: Time,
    /// Threads may wake up from a condition variable for no reason (pthread_cond_wait(3)).
    pub spurious: bool,
    pub races: bool,
    /// A process that ends with children it has not waited for, or with descriptors it has opened, is told.
    pub leaks: bool,
    /// A thread that may wait for ever while others go on is told. Then there is no reduction.
    pub starvation: bool,
    /// What may stand on standard input: one of these texts, and then its end. Empty: as the scenario has it.
    pub inputs: Vec<Vec<u8>>,
    pub max_states: u64,
    /// Runs are not followed beyond so many acts.
    pub max_depth: usize,
    /// At most so many switches away from a thread that could have gone on.
    pub bound: Option<u32>,
    /// Threads are tried in this order of their numbers: 0 as they are, else shuffled by this seed. The result is the
    /// same.
    pub order: u64,
    /// The most states of which the graph is kept.
    pub graph: usize,
    /// The most transitions of the search for the runs with the fewest switches; 0: the runs that were found first.
    pub shortest: u64,
    /// Tries every pair of transitions that is called independent both ways round (for tests: it is slow).
    pub check: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            reduction: true,
            persistent: true,
            put_off: true,
            base_steps: false,
            time: Time::Free,
            spurious: false,
            races: true,
            leaks: false,
            starvation: false,
            inputs: Vec::new(),
            max_states: 2_000_000,
            max_depth: 50_000,
            bound: None,
            order: 0,
            graph: 400,
            shortest: 20_000,
            check: false,
        }
    }
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: bool,
    pub states: u64,
    /// In all rounds together.
    pub transitions: u64,
    pub depth: usize,
    pub outcomes: usize,
    /// Bytes that the visited states take, about; those on the way not counted.
    pub bytes: usize,
    /// How often the search has begun anew with what it had learnt.
    pub round: u32,
}

/// Why a search is not complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    States,
    Depth,
    /// It was not run to its end.
    Stopped,
    /// Only schedules with few switches were looked at.
    Switches(u32),
    /// The programs may print without end: what they print was not told apart, so the outcomes are some of those there
    /// are. All else was looked at.
    Output,
}

/// A state on the way.
#[derive(Clone, Debug)]
struct Node {
    machine: Machine,
    print: Print,
    said: Rc<Said>,
    ahead: Rc<Vec<(Tid, Ahead)>>,
    id: u32,
    choices: Vec<Choice>,
    next: usize,
    /// What else can happen here and is left out.
    rest: Vec<Choice>,
    /// A successor is on the stack: then nothing may be left out.
    cycle: bool,
    /// Who ran last, and how many avoidable switches were made.
    last: Option<Tid>,
    switches: u32,
}

/// A state that was just reached.
struct State {
    machine: Machine,
    said: Rc<Said>,
    ahead: Rc<Vec<(Tid, Ahead)>>,
}

/// Bytes that a run may print and still be told apart from others by them.
const OUTPUT: usize = 1 << 13;

/// A way one can end, as far as it is told apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct EndKey {
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    exit: i32,
    left_behind: bool,
}

#[derive(Clone, Debug)]
struct EndFound {
    ends: u64,
    path: Vec<Choice>,
}

/// Something wrong, with a way there.
#[derive(Clone, Debug)]
struct Found {
    kind: Kind,
    /// What tells it from others of its kind.
    sentence: String,
    path: Vec<Choice>,
}

/// See the head of this file.
#[derive(Clone, Debug)]
pub struct Search {
    start: Machine,
    options: Options,
    printer: Printer,
    learned: Learned,
    starve: Starve,
    watch: Watch,
    stack: Vec<Node>,
    seen: Seen,
    on_stack: Vec<bool>,
    /// (from, to) of every transition of this round.
    edges: Vec<(u32, u32)>,
    ends: Vec<u32>,
    /// With a bound: the fewest switches with which a state was reached.
    fewest: BTreeMap<(u32, Tid), u32>,
    outcomes: BTreeMap<EndKey, EndFound>,
    found: Vec<Found>,
    transitions: u64,
    round: u32,
    round_transitions: u64,
    /// When something was last learnt in this round.
    grew_at: Option<u64>,
    depth: usize,
    limit: Option<Limit>,
    /// What was known of limits when that of states was met.
    before: Option<Limit>,
    done: bool,
    /// Some run was not followed to its end.
    too_deep: bool,
    /// The programs print more than anybody reads: what they have printed is no part of a state any more.
    endless: bool,
    labels: Vec<(u32, Choice, u32)>,
    /// Somebody waited for the clock.
    timed: bool,
    /// Pairs that were called independent and are not.
    wrong_pairs: Vec<String>,
}

impl Search {
    /// A search from a machine, usually one before its first step.
    #[must_use]
    pub fn new(machine: Machine, options: Options) -> Search {
        let mut s = Search {
            start: machine,
            options,
            printer: Printer::default(),
            learned: Learned::default(),
            starve: Starve::default(),
            watch: Watch::default(),
            stack: Vec::new(),
            seen: Seen::default(),
            on_stack: Vec::new(),
            edges: Vec::new(),
            ends: Vec::new(),
            fewest: BTreeMap::new(),
            outcomes: BTreeMap::new(),
            found: Vec::new(),
            transitions: 0,
            round: 0,
            round_transitions: 0,
            grew_at: None,
            depth: 0,
            limit: None,
            before: None,
            done: false,
            too_deep: false,
            endless: false,
            labels: Vec::new(),
            timed: false,
            wrong_pairs: Vec::new(),
        };
        s.begin();
        s
    }

    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The machine it started from.
    #[must_use]
    pub fn start(&self) -> &Machine {
        &self.start
    }

    /// A round from the start.
    fn begin(&mut self) {
        self.round += 1;
        self.round_transitions = 0;
        self.grew_at = None;
        self.stack.clear();
        self.seen.clear();
        self.on_stack.clear();
        self.edges.clear();
        self.starve.clear();
        self.labels.clear();
        self.ends.clear();
        self.fewest.clear();
        self.wrong_pairs.clear();
        self.depth = 0;
        self.limit = None;
        self.too_deep = false;
        for e in self.outcomes.values_mut() {
            e.ends = 0;
        }
        self.learned.grew = false;
        self.learned.memory_grew = false;
        self.watch.shared = self.learned.shared.clone();
        let mut machine = self.start.clone();
        let print = self.printer.print(&mut machine, None);
        let at = State { machine, said: Rc::default(), ahead: Rc::default() };
        self.arrive(at, print, None, 0);
    }

    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress {
            done: self.done,
            states: self.seen.len() as u64,
            transitions: self.transitions,
            depth: self.depth,
            outcomes: self.outcomes.len(),
            bytes: self.seen.bytes() + self.edges.capacity() * 8,
            round: self.round,
        }
    }

    /// Goes on for at most so many transitions.
    pub fn run(&mut self, transitions: u64) -> Progress {
        let until = self.transitions.saturating_add(transitions);
        while !self.done && self.transitions < until {
            self.go_on();
        }
        self.progress()
    }

    /// A search that met its limit of states goes on from there to another.
    pub fn raise(&mut self, max_states: u64) {
        self.options.max_states = max_states;
        if self.limit == Some(Limit::States) && self.seen.len() as u64 <= max_states {
            self.limit = self.before.take();
            self.done = false;
        }
    }

    /// To the end, or to a limit.
    pub fn finish(&mut self) -> Progress {
        self.run(u64::MAX)
    }

    fn go_on(&mut self) {
        let Some(top) = self.stack.last_mut() else {
            self.end_of_round();
            return;
        };
        let Some(choice) = top.choices.get(top.next).cloned() else {
            if top.cycle && !top.rest.is_empty() {
                let rest = std::mem::take(&mut top.rest);
                top.choices.extend(rest);
                return;
            }
            if let Some(mark) = self.on_stack.get_mut(top.id as usize) {
                *mark = false;
            }
            self.stack.pop();
            return;
        };
        top.next += 1;
        let switches = match (top.last, &choice) {
            (Some(last), Choice::Run(tid)) if *tid != last && top.machine.runnable(last) => top.switches + 1,
            _ => top.switches,
        };
        if self.options.bound.is_some_and(|b| switches > b) {
            return;
        }
        self.transitions += 1;
        self.round_transitions += 1;
        let depth = self.stack.len();
        self.depth = self.depth.max(depth);
        let Some(top) = self.stack.last() else { return };
        let (from, mut last) = (top.id, top.last);
        let mut at = State { machine: top.machine.clone(), said: top.said.clone(), ahead: top.ahead.clone() };
        self.do_it(&choice, &mut at, &mut last);
        let Some(top) = self.stack.last() else { return };
        let print = self.printer.print(&mut at.machine, Some((&top.machine, &top.print)));
        let to = self.arrive(at, print, last, switches);
        if self.learned.grew {
            self.learned.grew = false;
            self.grew_at = Some(self.round_transitions);
        }
        self.edges.push((from, to));
        if self.options.starvation {
            self.starve.step(from, &choice, to);
        }
        if self.seen.len() <= self.options.graph {
            self.labels.push((from, choice, to));
        }
        if let Some(top) = self.stack.get_mut(depth - 1)
            && self.on_stack.get(to as usize) == Some(&true)
            && to <= top.id
        {
            top.cycle = true;
        }
        self.look_at_limits();
    }

    /// Makes a choice and learns from it.
    fn do_it(&mut self, choice: &Choice, at: &mut State, last: &mut Option<Tid>) {
        let before = at.machine.clone();
        let moved = make(&mut at.machine, choice, &mut self.watch, self.options.base_steps);
        if find::is_clock_read(&moved) && !self.printer.clock_matters {
            self.printer.clock_matters = true;
            self.learned.grew = true;
        }
        if !self.options.base_steps {
            learn(&mut self.learned, &before, &at.ahead, &at.machine, choice, &moved);
        }
        if self.options.leaks {
            for sentence in find::leaks(&before, &moved) {
                self.find(Kind::Leak, sentence);
            }
        }
        at.said = at.said.and_at_most(&moved.events, self.most_output());
        if !self.endless && at.said.stdout.len() + at.said.stderr.len() > OUTPUT {
            // A loop that prints makes a new state each time: from the start again without it.
            self.endless = true;
            self.grew_at = Some(0);
        }
        at.ahead = and_ahead(&at.ahead, &at.machine, choice, &moved);
        if let Choice::Run(tid) = choice {
            *last = Some(*tid);
        }
        self.timed |= matches!(choice, Choice::Clock);
    }

    fn look_at_limits(&mut self) {
        if self.seen.len() as u64 > self.options.max_states {
            // What is on the way stays: `raise` goes on from it.
            self.before = self.limit.replace(Limit::States);
            self.done = true;
            return;
        }
        // What is learnt early is used soon: a round goes on for as long again as it took to learn the last of it.
        if self.grew_at.is_some_and(|at| self.round_transitions > 2 * at + 256) {
            self.begin();
        }
    }

    fn end_of_round(&mut self) {
        if self.grew_at.is_some() {
            self.begin();
            return;
        }
        if self.too_deep {
            self.limit = Some(Limit::Depth);
        } else if self.endless && !self.ends.is_empty() {
            self.limit = Some(Limit::Output);
        }
        if let Some(bound) = self.options.bound {
            self.limit = Some(Limit::Switches(bound));
        }
        self.done = true;
        self.outcomes.retain(|_, e| e.ends > 0);
        self.look_for_livelock();
        for starved in self.starve.found() {
            let path = self.way_to(starved.from);
            let mut m = self.start.clone();
            for choice in &path {
                make(&mut m, choice, &mut self.watch, self.options.base_steps);
            }
            let sentence = report::starvation_sentence(&m, starved.tid);
            self.found.push(Found { kind: Kind::Starvation, sentence, path });
        }
    }

    fn path(&self) -> Vec<Choice> {
        let made = |n: &Node| n.choices.get(n.next.checked_sub(1)?).cloned();
        self.stack.iter().filter_map(made).collect()
    }

    /// What was printed, as far as it tells states apart.
    fn mark(&self, said: &Said) -> u64 {
        match &said.wrong {
            None if self.endless || said.stdout.is_empty() && said.stderr.is_empty() => 0,
            wrong if self.endless => crate::machine::hash::of(wrong),
            _ => crate::machine::hash::of(said),
        }
    }

    /// Bytes of output that are kept.
    fn most_output(&self) -> usize {
        if self.endless { 256 } else { 2 * OUTPUT }
    }

    /// What is to be seen at a state; what is to be done there, and what may be left out.
    fn look(&mut self, State { machine, said, ahead }: &State) -> (Vec<Choice>, Vec<Choice>) {
        if let Some((assertion, sentence)) = &said.wrong {
            let kind = if *assertion { Kind::Assertion } else { Kind::Fault };
            self.find(kind, sentence.clone());
        }
        let mut choices = self.possible(machine);
        if !choices.is_empty()
            && self.options.races
            && !self.options.base_steps
            && ahead.len() > 1
            && let Some((a, b)) = find::race(machine, ahead)
        {
            let sentence = report::race_sentence(machine, a, b);
            self.find(Kind::Race, sentence);
        }
        if self.options.check && self.wrong_pairs.len() < 10 {
            self.check_pairs(machine, said, &choices);
        }
        self.put_off(machine, ahead, &mut choices);
        let rest = self.reduce(machine, ahead, &mut choices);
        (choices, rest)
    }

    /// A state was reached, by the last choice of the node on top. Returns its number.
    fn arrive(&mut self, at: State, print: Print, last: Option<Tid>, switches: u32) -> u32 {
        let said = &at.said;
        let (id, new) = self.seen.insert(print.number(self.mark(said)));
        if self.options.bound.is_some() {
            let key = (id, last.unwrap_or(0));
            let known = self.fewest.get(&key).is_some_and(|&n| n <= switches);
            if known {
                return id;
            }
            self.fewest.insert(key, switches);
        } else if !new {
            return id;
        }
        if new {
            self.on_stack.push(true);
            if self.options.starvation {
                self.starve.arrive(&at.machine);
            }
        }
        let (mut all, rest) = self.look(&at);
        let State { machine, said, ahead } = at;
        if self.stack.len() >= self.options.max_depth && !all.is_empty() {
            self.too_deep = true;
            if let Some(mark) = self.on_stack.get_mut(id as usize) {
                *mark = false;
            }
            return id;
        }
        if all.is_empty() {
            self.at_end(&machine, &said, id);
        }
        shuffle(&mut all, self.options.order, id);
        if let Some(mark) = self.on_stack.get_mut(id as usize) {
            *mark = true;
        }
        self.stack.push(Node {
            machine,
            print,
            said,
            ahead,
            id,
            choices: all,
            next: 0,
            rest,
            cycle: false,
            last,
            switches,
        });
        id
    }

    /// All that may happen at a state.
    fn possible(&self, m: &Machine) -> Vec<Choice> {
        if !self.options.inputs.is_empty() && !m.kernel.terminal.ended {
            // Before anything else it is decided what stands on standard input.
            if m.kernel.terminal != self.start.kernel.terminal {
                return vec![Choice::EndOfInput];
            }
            let of = |text: &Vec<u8>| if text.is_empty() { Choice::EndOfInput } else { Choice::Input(text.clone()) };
            return self.options.inputs.iter().map(of).collect();
        }
        let mut all = m.choices();
        let runs = all.iter().any(|c| matches!(c, Choice::Run(_)));
        if runs && self.options.time == Time::Free && m.next_deadline().is_some() {
            all.push(Choice::Clock);
        }
        if self.options.spurious {
            all.extend(m.kernel.may_wake_spuriously().into_iter().map(Choice::Spurious));
        }
        if all.is_empty() && m.waits_for_input() && !m.kernel.terminal.ended {
            all.push(Choice::EndOfInput);
        }
        all
    }

    /// Whether anything may be left out: base steps are for comparison, switches are counted, circles are looked for.
    fn reduces(&self) -> bool {
        let o = &self.options;
        o.reduction && !o.base_steps && o.bound.is_none() && !o.starvation
    }

    /// Takes out of `all` the calls that would only have to wait (`wait.rs`).
    fn put_off(&mut self, m: &Machine, ahead: &Rc<Vec<(Tid, Ahead)>>, all: &mut Vec<Choice>) {
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
    fn reduce(&mut self, m: &Machine, ahead: &[(Tid, Ahead)], all: &mut Vec<Choice>) -> Vec<Choice> {
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

    fn at_end(&mut self, m: &Machine, said: &Said, id: u32) {
        self.ends.push(id);
        let ending = m.outcome_now();
        let blocked = find::blocked(m, &ending);
        let key = EndKey {
            stdout: said.stdout.clone(),
            stderr: said.stderr.clone(),
            exit: ending.exit_code(),
            left_behind: !blocked.is_empty(),
        };
        let known = self.outcomes.get(&key).is_some_and(|e| e.ends > 0);
        if !blocked.is_empty() {
            let sentence = report::deadlock_sentence(m, &ending, &blocked);
            self.find(Kind::Deadlock, sentence);
        }
        if known {
            if let Some(e) = self.outcomes.get_mut(&key) {
                e.ends += 1;
            }
            return;
        }
        let path = self.path();
        self.outcomes.insert(key, EndFound { ends: 1, path });
    }

    fn find(&mut self, kind: Kind, sentence: String) {
        if self.found.iter().any(|f| f.kind == kind && f.sentence == sentence) {
            return;
        }
        let path = self.path();
        self.found.push(Found { kind, sentence, path });
    }

    /// States from which no end can be reached, though from the start one can.
    fn look_for_livelock(&mut self) {
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
        let sentence = "from here on no schedule comes to an end: the threads go round in a circle".to_string();
        let path = self.way_to(goal);
        self.found.push(Found { kind: Kind::Livelock, sentence, path });
    }

    /// A way to a state of the last round: its numbers are in the order of discovery, so the search is done again.
    fn way_to(&mut self, goal: u32) -> Vec<Choice> {
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

    /// What `Options::check` has found: nothing, if the table of touches is right.
    #[must_use]
    pub fn wrong_pairs(&self) -> &[String] {
        &self.wrong_pairs
    }

    /// Makes each two transitions that can be made here in both orders. If they are independent by their touches, the
    /// two must lead to one state.
    fn check_pairs(&mut self, m: &Machine, said: &Rc<Said>, all: &[Choice]) {
        let shared = self.learned.shared.clone();
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
                    let touch = touch::of(first, m, &one, &moved, &shared.keys);
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

/// Makes a choice as the explorer does.
fn make(m: &mut Machine, choice: &Choice, watch: &mut Watch, base_steps: bool) -> Moved {
    match choice {
        Choice::Run(tid) if !base_steps => m.transition(*tid, watch),
        other => {
            let stepped = m.advance(other, 1);
            Moved { events: stepped.events, accesses: stepped.accesses, ..Moved::default() }
        }
    }
}

/// What each thread is about to do, after a transition.
fn and_ahead(before: &Rc<Vec<(Tid, Ahead)>>, m: &Machine, choice: &Choice, moved: &Moved) -> Rc<Vec<(Tid, Ahead)>> {
    let Choice::Run(tid) = choice else { return before.clone() };
    let known = before.iter().find(|a| a.0 == *tid);
    if known == Some(&(*tid, moved.ahead)) && !moved.events.iter().any(|e| matches!(e, Event::Exited { .. })) {
        return before.clone();
    }
    let mut list: Vec<(Tid, Ahead)> =
        before.iter().filter(|a| a.0 != *tid && m.kernel.threads.contains(a.0)).copied().collect();
    if m.kernel.threads.contains(*tid) {
        list.push((*tid, moved.ahead));
    }
    list.sort_unstable_by_key(|a| a.0);
    Rc::new(list)
}

fn learn(
    learned: &mut Learned,
    before: &Machine,
    ahead: &[(Tid, Ahead)],
    after: &Machine,
    choice: &Choice,
    moved: &Moved,
) {
    if let Choice::Run(tid) = choice {
        learned.note_memory(*tid, before, after, moved);
    }
    let touch = touch::of(choice, before, after, moved, &learned.shared.keys);
    let from = learned.place_of_choice(before, choice, ahead);
    let mut to: Vec<PlaceId> = Vec::new();
    match choice {
        Choice::Run(tid) if after.kernel.threads.contains(*tid) => {
            let at = learned.place_of(after, *tid, &moved.ahead);
            if after.kernel.threads.get(*tid).is_some_and(|t| t.blocked().is_some()) {
                learned.note_waiting(at, &touch);
            }
            to.push(at);
        }
        Choice::Run(_) => {}
        _ => to.push(from),
    }
    for e in &moved.events {
        match e {
            Event::Forked { child, .. } => to.push(learned.place_of(after, *child, &Ahead::Unknown)),
            Event::ThreadStarted { tid, .. } => to.push(learned.place_of(after, *tid, &Ahead::Unknown)),
            _ => {}
        }
    }
    learned.note(from, &touch, &to);
}

fn shuffle(all: &mut [Choice], order: u64, id: u32) {
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
