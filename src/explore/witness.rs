//! The run to show: the one with the fewest switches, as base steps of the machine, and as a story.
//!
//! Rules:
//! - A second search looks for what the first one found, without reduction and in the order of switches made (breadth
//!   first over 0 and 1): what it finds first has the fewest there are. If it would have to look at too many states, the
//!   run that the first search found is shown.
//! - A schedule holds base steps, so `ringside run --schedule` and every figure play it. A thread's local code before
//!   an act is run with the act. Where an act of the explorer is several base steps, they stand together.

use super::find::{self, Kind, Said};
use super::name::name_of;
use super::report::{self, who};
use super::{EndKey, Search, and_ahead, make};
use crate::kernel::Tid;
use crate::kernel::call::{Arg, Call, Class};
use crate::kernel::event::Event;
use crate::machine::print::Print;
use crate::machine::{Choice, Machine, Moved, Schedule};
use crate::vm::watch::{Shared, grains};
use crate::vm::{Access, Ahead, Watch};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::rc::Rc;

/// Switches of threads in a run.
pub fn switches(path: &[Choice]) -> usize {
    let who: Vec<Tid> = path
        .iter()
        .filter_map(|c| match c {
            Choice::Run(tid) => Some(*tid),
            _ => None,
        })
        .collect();
    who.windows(2).filter(|w| w[0] != w[1]).count()
}

/// Runs with the fewest switches.
#[derive(Debug, Default)]
pub struct Shortest {
    pub ends: BTreeMap<EndKey, Vec<Choice>>,
    pub found: BTreeMap<(Kind, String), Vec<Choice>>,
}

struct Open {
    machine: Machine,
    print: Print,
    said: Rc<Said>,
    ahead: Rc<Vec<(Tid, Ahead)>>,
    last: Option<Tid>,
    /// Index into the list of ways.
    way: usize,
}

/// See the head of this file.
pub fn shortest(search: &Search) -> Shortest {
    let mut out = Shortest::default();
    let options = &search.options;
    if options.base_steps || options.shortest == 0 {
        return out;
    }
    let mut ends: BTreeSet<&EndKey> = search.outcomes.keys().collect();
    let mut found: BTreeSet<(Kind, String)> = search
        .found
        .iter()
        .filter(|f| !matches!(f.kind, Kind::Livelock | Kind::Starvation | Kind::Leak))
        .map(|f| (f.kind, f.sentence.clone()))
        .collect();
    let mut printer = search.printer.clone();
    let mut watch = Watch { shared: search.learned.shared.clone(), ..Watch::default() };
    let mut ways: Vec<(usize, Choice)> = Vec::new();
    let way = |ways: &[(usize, Choice)], mut at: usize| {
        let mut path = Vec::new();
        while at != 0 {
            path.push(ways[at - 1].1.clone());
            at = ways[at - 1].0;
        }
        path.reverse();
        path
    };
    let mut seen: BTreeSet<(u128, Option<Tid>)> = BTreeSet::new();
    let mut machine = search.start.clone();
    let print = printer.print(&mut machine, None);
    let first = Open { machine, print, said: Rc::default(), ahead: Rc::default(), last: None, way: 0 };
    // Those with as many switches as now; those with one more.
    let mut now = VecDeque::from([first]);
    let mut later = VecDeque::new();
    // No more than what the search itself has cost, about: where nothing is wrong, it only shortens the outcomes' runs.
    let worth = if found.is_empty() { 500 + search.transitions / 4 } else { 5_000 + search.transitions };
    let mut left = options.shortest.min(worth);
    loop {
        let Some(open) = now.pop_front() else {
            if later.is_empty() {
                return out;
            }
            std::mem::swap(&mut now, &mut later);
            continue;
        };
        if !seen.insert((open.print.number(search.mark(&open.said)), open.last)) {
            continue;
        }
        let possible = search.possible(&open.machine);
        if let Some((assertion, sentence)) = &open.said.wrong {
            let key = (if *assertion { Kind::Assertion } else { Kind::Fault }, sentence.clone());
            if found.remove(&key) {
                out.found.insert(key, way(&ways, open.way));
            }
        }
        if possible.is_empty() {
            let ending = open.machine.outcome_now();
            let blocked = find::blocked(&open.machine, &ending);
            let key = EndKey {
                stdout: open.said.stdout.clone(),
                stderr: open.said.stderr.clone(),
                exit: ending.exit_code(),
                left_behind: !blocked.is_empty(),
            };
            if ends.remove(&key) {
                out.ends.insert(key, way(&ways, open.way));
            }
            if !blocked.is_empty() {
                let sentence = report::deadlock_sentence(&open.machine, &ending, &blocked);
                let key = (Kind::Deadlock, sentence);
                if found.remove(&key) {
                    out.found.insert(key, way(&ways, open.way));
                }
            }
        } else if options.races
            && let Some((a, b)) = find::race(&open.machine, &open.ahead)
        {
            let sentence = report::race_sentence(&open.machine, a, b);
            let key = (Kind::Race, sentence);
            if found.remove(&key) {
                out.found.insert(key, way(&ways, open.way));
            }
        }
        if ends.is_empty() && found.is_empty() {
            return out;
        }
        for choice in possible {
            if left == 0 {
                return out;
            }
            left -= 1;
            let mut machine = open.machine.clone();
            let moved = make(&mut machine, &choice, &mut watch, false);
            let print = printer.print(&mut machine, Some((&open.machine, &open.print)));
            let (last, costs) = match choice {
                Choice::Run(tid) => (Some(tid), open.last.is_some_and(|l| l != tid)),
                _ => (open.last, false),
            };
            let said = open.said.and_at_most(&moved.events, search.most_output());
            let ahead = and_ahead(&open.ahead, &machine, &choice, &moved);
            ways.push((open.way, choice));
            let next = Open { machine, print, said, ahead, last, way: ways.len() };
            if costs { later.push_back(next) } else { now.push_back(next) }
        }
    }
}

/// How much of what others see happened: events, and bytes of shared memory touched.
fn weight(pid: i32, events: &[Event], accesses: &[Access], shared: &Shared) -> (usize, u64) {
    let told = events.iter().filter(|e| !matches!(e, Event::Notice { .. })).count();
    let seen = accesses.iter().filter(|a| grains(pid, a).any(|k| shared.keys.contains(k)));
    (told, seen.map(|a| a.len).sum())
}

/// The base steps of a run of the explorer.
pub fn schedule(start: &Machine, path: &[Choice], shared: &Rc<Shared>, base_steps: bool) -> Schedule {
    if base_steps {
        return path.iter().cloned().collect();
    }
    let mut out = Schedule::new();
    let mut watch = Watch { shared: shared.clone(), ..Watch::default() };
    let (mut theirs, mut ours) = (start.clone(), start.clone());
    for choice in path {
        let pid = match choice {
            Choice::Run(tid) => theirs.kernel.threads.get(*tid).map_or(0, |t| t.pid),
            _ => 0,
        };
        let moved = make(&mut theirs, choice, &mut watch, false);
        let Choice::Run(_) = choice else {
            ours.step(choice);
            out.push(choice.clone());
            continue;
        };
        let goal = weight(pid, &moved.events, &moved.accesses, shared);
        let mut done = (0, 0);
        let mut steps = 0;
        while (done.0 < goal.0 || done.1 < goal.1) && steps < 10_000_000 {
            let stepped = ours.advance(choice, 1);
            if stepped.steps == 0 {
                break;
            }
            steps += stepped.steps as usize;
            let (events, bytes) = weight(pid, &stepped.events, &stepped.accesses, shared);
            done = (done.0 + events, done.1 + bytes);
        }
        out.push_many(choice.clone(), steps);
    }
    out
}

/// One act of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub tid: Tid,
    /// `process 1000 (ring)`
    pub who: String,
    /// `ring.c:12`
    pub place: String,
    /// `locks m`
    pub what: String,
    /// Somebody else ran before.
    pub switch: bool,
}

/// A run as a story: what each thread does that others can see, in order.
pub fn story(start: &Machine, path: &[Choice], shared: &Rc<Shared>, base_steps: bool) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    let mut watch = Watch { shared: shared.clone(), ..Watch::default() };
    let mut m = start.clone();
    let mut last = None;
    for choice in path {
        let before = m.clone();
        let moved = make(&mut m, choice, &mut watch, base_steps);
        let (tid, what) = match choice {
            Choice::Run(tid) => (*tid, told(&before, *tid, &moved, shared)),
            Choice::Clock => (0, vec!["time passes".to_string()]),
            Choice::Spurious(tid) => (*tid, vec!["wakes up for no reason".to_string()]),
            other => (0, vec![format!("from outside: {other}")]),
        };
        for what in what {
            let switch = tid != 0 && last.is_some_and(|l| l != tid);
            if tid != 0 {
                last = Some(tid);
            }
            let (who, place) = if tid == 0 {
                (if *choice == Choice::Clock { "the clock" } else { "the world" }.to_string(), String::new())
            } else {
                (who(&before, tid), find::place_of(&before, tid))
            };
            out.push(Step { tid, who, place, what, switch });
        }
    }
    out
}

/// What a transition did, in plain words.
fn told(m: &Machine, tid: Tid, moved: &Moved, shared: &Shared) -> Vec<String> {
    let mut out = Vec::new();
    let pid = m.kernel.threads.get(tid).map_or(0, |t| t.pid);
    for e in &moved.events {
        match e {
            Event::Enter { tid: t, call, args } if *t == tid => out.push(call_words(m, tid, *call, args)),
            Event::Return { tid: t, call, result, .. } if *t == tid => {
                let entered = moved.events.iter().any(|e| matches!(e, Event::Enter { call: c, .. } if c == call));
                if !entered {
                    out.push(format!("comes back from {}", call.name()));
                }
                if let (Some(text), true) = (out.last_mut(), *result < 0) {
                    let _ = write!(text, ", which fails");
                } else if let (Some(text), true) = (out.last_mut(), *result > 0 && call.info().class == Class::Sys) {
                    let _ = write!(text, " = {result}");
                }
            }
            Event::Blocked { tid: t, .. } if *t == tid => {
                if let Some(text) = out.last_mut() {
                    text.push_str(", and has to wait");
                }
            }
            Event::SignalDelivered { signal, tid: t, .. } if *t == tid => {
                out.push(format!("its handler for {} begins", crate::kernel::signal::name(*signal)));
            }
            Event::Fault { sentence, .. } => out.push(sentence.clone()),
            Event::Notice { sentence, .. } if sentence.contains(": the assertion `") => out.push(sentence.clone()),
            Event::Exited { pid, .. } => out.push(format!("process {pid} ends")),
            _ => {}
        }
    }
    if out.is_empty() {
        // The first access is the act; what the library does by itself is not told.
        let seen = |a: &&Access| grains(pid, a).any(|k| shared.keys.contains(k));
        if let Some(a) = moved.accesses.iter().find(seen) {
            let verb = if a.write { "writes" } else { "reads" };
            out.push(format!("{verb} {}", name_of(m, tid, a.addr)));
        }
    }
    out
}

/// `pthread_mutex_lock(m)`, `write(1, ..., 5)`.
fn call_words(m: &Machine, tid: Tid, call: Call, args: &[u64; 6]) -> String {
    let info = call.info();
    let shown: Vec<String> = info
        .args
        .iter()
        .zip(args)
        .take(3)
        .map(|(kind, &a)| match kind {
            Arg::Ptr if a != 0 => name_of(m, tid, a),
            Arg::Ptr => "NULL".to_string(),
            Arg::Int | Arg::Fd | Arg::Pid | Arg::Signal | Arg::Uint | Arg::Size | Arg::Long => (a as i32).to_string(),
            _ => "...".to_string(),
        })
        .collect();
    format!("{}({})", info.name, shown.join(", "))
}

/// The story as numbered lines.
#[must_use]
pub fn story_text(story: &[Step]) -> String {
    let mut out = String::new();
    for (i, s) in story.iter().enumerate() {
        let switch = if s.switch { "**switch** " } else { "" };
        let place = if s.place.is_empty() { String::new() } else { format!(" ({})", s.place) };
        let _ = writeln!(out, "{:>4}. {switch}{}{place}: {}", i + 1, s.who, s.what);
    }
    out
}
