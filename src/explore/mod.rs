//! Every schedule of a scenario: how all of its runs can end, and what can go wrong.
//!
//! | file | what |
//! | --- | --- |
//! | `mod` | the search: depth first over states, a `Search` that can be stopped and resumed |
//! | `options` | what is searched, how far, and how far a search is |
//! | `choose` | what can happen at a state, and what of it is done there |
//! | `learn` | which memory matters; which threads a state needs (the reduction and its proof) |
//! | `touch` | what a transition reads and writes |
//! | `wait` | calls that would only have to wait are put off |
//! | `guard` | memory that is only used under a lock: what is done to it there is no act of its own |
//! | `find` | deadlocks, assertions, faults, races |
//! | `scout` | single runs that look for what goes wrong where the search is long |
//! | `seen` | the states that were visited |
//! | `numbers` | small numbers for what is learnt |
//! | `starve` | threads that may wait for ever while others go on |
//! | `graph` | what is read off all states together: livelocks, the number of schedules |
//! | `pairs` | tries what is called independent both ways round, for tests |
//! | `report` | verdict, outcomes, findings |
//! | `shortest` | the runs with the fewest switches |
//! | `witness` | a run as a schedule of base steps; as a story |
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

mod choose;
mod find;
mod graph;
mod guard;
mod learn;
mod numbers;
mod options;
mod pairs;
mod report;
mod scout;
mod seen;
mod shortest;
mod starve;
mod touch;
mod wait;
pub mod walk;
mod witness;

pub use find::{Kind, Said};
pub use options::{Limit, Options, Progress, Time};
pub use report::{Finding, Outcome, Report, Verdict, weaker};
pub use witness::{Step, story_text};

use crate::kernel::Tid;
use crate::kernel::event::Event;
use crate::machine::print::{Print, Printer};
use crate::machine::{Choice, Machine, Moved, Schedule};
use crate::vm::watch::Shared;
use crate::vm::{Ahead, Watch};
use guard::Held;
use learn::{Learned, PlaceId};
use scout::Scouts;
use seen::Seen;
use starve::Starve;
use std::collections::BTreeMap;
use std::rc::Rc;
/// A state on the way.
#[derive(Clone, Debug)]
struct Node {
    machine: Rc<Machine>,
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
#[derive(Clone, Debug)]
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

/// A run of the search, and the memory that makes it consist of acts: what is learnt later cuts runs into smaller ones.
#[derive(Clone, Debug)]
struct Acts {
    choices: Schedule,
    shared: Rc<Shared>,
}

#[derive(Clone, Debug)]
struct EndFound {
    ends: u64,
    run: Acts,
}

/// Something wrong, with a way there.
#[derive(Clone, Debug)]
struct Found {
    kind: Kind,
    /// What tells it from others of its kind.
    sentence: String,
    run: Acts,
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
    scouts: Scouts,
    transitions: u64,
    /// How many it were when something wrong was found first.
    found_at: Option<u64>,
    round: u32,
    round_transitions: u64,
    /// When something was last learnt in this round that the sets made before it do not know.
    grew_at: Option<u64>,
    /// What was learnt changes what the acts or the states are: this round cannot be the last.
    stale: bool,
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
            scouts: Scouts::default(),
            transitions: 0,
            found_at: None,
            round: 0,
            round_transitions: 0,
            grew_at: None,
            stale: false,
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
        self.stale = false;
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
        self.learned.begin(&self.start, self.reduces() && self.options.guards);
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
            found: self.found.len(),
            bytes: self.seen.bytes() + self.edges.capacity() * 8,
            round: self.round,
        }
    }

    /// Goes on for at most so many transitions; after `Limit::Found`, too.
    pub fn run(&mut self, transitions: u64) -> Progress {
        if self.limit == Some(Limit::Found) {
            self.limit = self.before.take();
            self.options.after_found = None;
            self.done = false;
        }
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
        if self.scout() {
            self.look_at_limits();
            return;
        }
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
        let before = top.machine.clone();
        let mut at = State { machine: (*before).clone(), said: top.said.clone(), ahead: top.ahead.clone() };
        let idle = self.do_it(&choice, &before, &mut at, &mut last);
        let Some(top) = self.stack.last() else { return };
        let print = self.printer.print(&mut at.machine, Some((&before, &top.print)));
        let to = self.arrive(at, print, last, switches);
        if self.learned.grew {
            self.learned.grew = false;
            self.stale |= std::mem::take(&mut self.learned.memory_grew);
            self.grew_at = Some(self.round_transitions);
        }
        self.edges.push((from, to));
        if self.options.starvation {
            self.starve.step(from, &choice, to, idle);
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

    /// Makes a choice at a state, which is still as it was before, and learns from it. Whether it had no effect on others is only asked for starvation.
    fn do_it(&mut self, choice: &Choice, before: &Machine, at: &mut State, last: &mut Option<Tid>) -> bool {
        let moved = make(&mut at.machine, choice, &mut self.watch, self.options.base_steps);
        if find::is_clock_read(&moved) && !self.printer.clock_matters {
            self.printer.clock_matters = true;
            self.learned.grew = true;
            self.stale = true;
        }
        if !self.options.base_steps {
            learn(&mut self.learned, before, &at.ahead, &at.machine, choice, &moved);
        }
        if self.options.leaks {
            for sentence in find::leaks(before, &moved) {
                self.find(Kind::Leak, sentence);
            }
        }
        at.said = at.said.and_at_most(&moved.events, self.most_output());
        if !self.endless && at.said.stdout.len() + at.said.stderr.len() > OUTPUT {
            // A loop that prints makes a new state each time: from the start again without it.
            self.endless = true;
            self.stale = true;
            self.grew_at = Some(0);
        }
        at.ahead = and_ahead(&at.ahead, &at.machine, choice, &moved);
        if let Choice::Run(tid) = choice {
            *last = Some(*tid);
        }
        self.timed |= matches!(choice, Choice::Clock);
        match choice {
            Choice::Run(tid) if self.options.starvation => {
                starve::is_idle(before, &at.machine, *tid, &moved, &self.learned.shared)
            }
            _ => false,
        }
    }

    fn look_at_limits(&mut self) {
        if self.seen.len() as u64 > self.options.max_states {
            // What is on the way stays: `raise` goes on from it.
            self.before = self.limit.replace(Limit::States);
            self.done = true;
            return;
        }
        if let (Some(more), false) = (self.options.after_found, self.found.is_empty()) {
            let since = *self.found_at.get_or_insert(self.transitions);
            if self.transitions - since > more {
                self.before = self.limit.replace(Limit::Found);
                self.done = true;
                return;
            }
        }
        // What is learnt early is used soon: a round goes on for as long again as it took to learn the last of it.
        if self.grew_at.is_some_and(|at| self.round_transitions > 2 * at + 256) && !self.is_sound() {
            self.begin();
        }
    }

    /// Whether what was left out in this round may be left out by all that is known now.
    fn is_sound(&mut self) -> bool {
        if self.grew_at.is_some() && !self.stale && self.learned.are_sets_closed() {
            self.grew_at = None;
        }
        self.grew_at.is_none()
    }

    fn end_of_round(&mut self) {
        if !self.is_sound() {
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
        let starving = self.starve.found();
        if starving.is_empty()
            && !self.ends.is_empty()
            && let Some(from) = self.starve.round()
        {
            let path = self.way_to(from);
            let m = self.reached_by(&path);
            let sentence = format!("everybody has turns, and yet all may go round for ever{}", report::places(&m));
            let run = self.acts(&path);
            self.found.push(Found { kind: Kind::Livelock, sentence, run });
        }
        for starved in starving {
            let path = self.way_to(starved.from);
            let m = self.reached_by(&path);
            let sentence = report::starvation_sentence(&m, starved);
            let run = self.acts(&path);
            self.found.push(Found { kind: Kind::Starvation, sentence, run });
        }
    }

    /// The machine after these choices.
    fn reached_by(&mut self, path: &[Choice]) -> Machine {
        let mut m = self.start.clone();
        for choice in path {
            make(&mut m, choice, &mut self.watch, self.options.base_steps);
        }
        m
    }

    fn path(&self) -> Vec<Choice> {
        let made = |n: &Node| n.choices.get(n.next.checked_sub(1)?).cloned();
        self.stack.iter().filter_map(made).collect()
    }

    fn acts(&self, path: &[Choice]) -> Acts {
        Acts { choices: path.iter().cloned().collect(), shared: self.watch.shared.clone() }
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

    /// What is to be seen at a state: how it ends, if it does, and what is wrong there.
    fn seen_at(
        &self,
        State { machine, said, ahead }: &State,
        possible: &[Choice],
    ) -> (Option<EndKey>, Vec<(Kind, String)>) {
        let mut wrong = Vec::new();
        if let Some((assertion, sentence)) = &said.wrong {
            wrong.push((if *assertion { Kind::Assertion } else { Kind::Fault }, sentence.clone()));
        }
        if !possible.is_empty() {
            if self.options.races
                && !self.options.base_steps
                && ahead.len() > 1
                && let Some((a, b)) = find::race(machine, ahead)
            {
                wrong.push((Kind::Race, report::race_sentence(machine, a, b)));
            }
            return (None, wrong);
        }
        let ending = machine.outcome_now();
        let blocked = find::blocked(machine, &ending);
        if !blocked.is_empty() {
            wrong.push((Kind::Deadlock, report::deadlock_sentence(&ending, &blocked)));
        }
        let end = EndKey {
            stdout: said.stdout.clone(),
            stderr: said.stderr.clone(),
            exit: ending.exit_code(),
            left_behind: !blocked.is_empty(),
        };
        (Some(end), wrong)
    }

    /// How a state ends, if it does; what is to be done there, and what may be left out.
    fn look(&mut self, at: &State) -> (Option<EndKey>, Vec<Choice>, Vec<Choice>) {
        let mut choices = self.possible(&at.machine);
        let (end, wrong) = self.seen_at(at, &choices);
        for (kind, sentence) in wrong {
            self.find(kind, sentence);
        }
        if self.options.check && self.wrong_pairs.len() < 10 {
            self.check_pairs(&at.machine, &at.said, &choices);
        }
        self.put_off(&at.machine, &at.ahead, &mut choices);
        let rest = self.reduce(&at.machine, &at.ahead, &mut choices);
        (end, choices, rest)
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
        let (end, mut all, rest) = self.look(&at);
        let State { machine, said, ahead } = at;
        if self.stack.len() >= self.options.max_depth && !all.is_empty() {
            self.too_deep = true;
            if let Some(mark) = self.on_stack.get_mut(id as usize) {
                *mark = false;
            }
            return id;
        }
        if let Some(key) = end {
            self.at_end(key, id);
        }
        choose::shuffle(&mut all, self.options.order, id);
        if let Some(mark) = self.on_stack.get_mut(id as usize) {
            *mark = true;
        }
        self.stack.push(Node {
            machine: Rc::new(machine),
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

    fn at_end(&mut self, key: EndKey, id: u32) {
        self.ends.push(id);
        if let Some(known) = self.outcomes.get_mut(&key).filter(|e| e.ends > 0) {
            known.ends += 1;
            return;
        }
        let run = self.acts(&self.path());
        self.outcomes.insert(key, EndFound { ends: 1, run });
    }

    fn find(&mut self, kind: Kind, sentence: String) {
        self.find_by(kind, sentence, self.stack.len(), Search::path);
    }

    /// Something wrong, and a run of so many acts that shows it. Of several the shortest is kept, of those
    /// made with what is known now.
    fn find_by(&mut self, kind: Kind, sentence: String, length: usize, path: impl Fn(&Search) -> Vec<Choice>) {
        let known = self.found.iter().position(|f| f.kind == kind && f.sentence == sentence);
        let is_good = |run: &Acts| Rc::ptr_eq(&run.shared, &self.watch.shared) && run.choices.len() <= length;
        if known.is_some_and(|i| is_good(&self.found[i].run)) {
            return;
        }
        let run = self.acts(&path(self));
        match known {
            Some(i) => self.found[i].run = run,
            None => self.found.push(Found { kind, sentence, run }),
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
    let mut touch = touch::of(choice, before, after, moved, &learned.shared.keys);
    if let Choice::Run(tid) = choice {
        let held = Held::of(*tid, before, after, moved, learned);
        learned.note_guards(&held, moved);
        learned.touch_guards(&mut touch, &held);
    }
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
