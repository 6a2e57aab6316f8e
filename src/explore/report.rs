//! What a search says: verdict, outcomes, findings, in data and in words.

use super::find::{self, Kind};
use super::starve::Starved;
use super::walk::Way;
use super::witness::{self, Plays, Step};
use super::{Acts, EndFound, EndKey, Limit, Search, Time};
use crate::kernel::Tid;
use crate::kernel::call::Class;
use crate::kernel::process::RunState;
use crate::machine::name::name_of;
use crate::machine::outcome::{End, Outcome as Ending, Stuck, circle};
use crate::machine::{Choice, Machine, Schedule};
use crate::vm::Access;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What can be said in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Every schedule was looked at, and nothing is wrong.
    Proved,
    Wrong(Kind),
    /// Nothing wrong was found, and not every schedule was looked at.
    Limit,
}

impl Verdict {
    /// The word of `explore --json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Proved => "proved",
            Verdict::Wrong(kind) => kind.word(),
            Verdict::Limit => "limit",
        }
    }

    /// The exit status of `ringside explore`.
    #[must_use]
    pub fn exit_code(self) -> i32 {
        match self {
            Verdict::Proved => 0,
            Verdict::Wrong(_) => 1,
            Verdict::Limit => 3,
        }
    }
}

/// One way a run can end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// As `ringside run` would exit.
    pub exit: i32,
    /// Threads are left blocked for ever.
    pub left_behind: bool,
    /// Different states in which it ends like this, as far as the search told them apart.
    pub ends: u64,
    /// A run that ends like this. None where only some outcomes were to be told with one, and where a search was stopped
    /// before it knew enough to tell one.
    pub run: Option<Way>,
}

/// Something wrong, with the run that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    pub sentence: String,
    pub schedule: Schedule,
    pub switches: usize,
    pub story: Vec<Step>,
}

/// See the head of this file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub verdict: Verdict,
    /// None: every schedule was looked at (under the options).
    pub limit: Option<Limit>,
    pub outcomes: Vec<Outcome>,
    /// The worst first.
    pub findings: Vec<Finding>,
    pub states: u64,
    /// In all rounds together.
    pub transitions: u64,
    pub depth: usize,
    /// How many schedules there are, act by act; counted without reduction, where no run can go round in a circle.
    pub schedules: Option<u64>,
    pub rounds: u32,
    pub time: Time,
    /// The program sleeps or sets limits: then how time passes matters.
    pub timed: bool,
    /// Where a program asks for a memory order weaker than the one that is explored: `peterson.c:12`.
    pub weak_order: Option<String>,
}

/// What a verdict does not say of a program with weaker memory orders.
#[must_use]
pub fn weaker(place: &str) -> String {
    format!("{place} asks for a weaker order, by which more may happen than was looked at")
}

impl Report {
    /// The run to show: the worst finding's.
    #[must_use]
    pub fn witness(&self) -> Option<&Finding> {
        self.findings.first()
    }

    /// In words.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "{}", self.headline());
        let n = self.outcomes.len();
        let _ = writeln!(
            out,
            "{} states, {} transitions, {n} distinct outcome{}",
            self.states,
            self.transitions,
            if n == 1 { "" } else { "s" }
        );
        if n == 0 && self.limit.is_none() {
            let _ = writeln!(out, "no schedule comes to an end: the programs go on for ever");
        }
        if let Some(n) = self.schedules {
            let _ = writeln!(out, "{n} schedule{}", if n == 1 { "" } else { "s" });
        }
        if self.limit.is_some() {
            let what = match self.limit {
                Some(Limit::Switches(n)) => format!("all runs with at most {n} avoidable switches"),
                Some(Limit::Output) => "every schedule, but not everything that may be printed".to_string(),
                Some(Limit::Found) => format!("{} states (--all goes on to the end)", self.states),
                Some(Limit::Depth) => format!("runs up to {} acts long, as far as they were reached", self.depth),
                _ => format!("{} states, by runs of up to {} acts", self.states, self.depth),
            };
            let _ = writeln!(out, "covered: {what}; what is listed can happen, what is not may happen all the same");
        }
        if self.timed {
            let how = match self.time {
                Time::Free => "time is free: whoever sleeps may wake up at any moment",
                Time::Kept => "time is kept: sleeps end in the order of their length, and nothing else takes time",
            };
            let _ = writeln!(out, "{how}");
        }
        if let Some(place) = &self.weak_order {
            let _ = writeln!(out, "memory is sequentially consistent: {}", weaker(place));
        }
        let told = |o: &&Outcome| o.run.is_some();
        for (i, o) in self.outcomes.iter().filter(told).enumerate() {
            let left = if o.left_behind { ", threads left blocked for ever" } else { "" };
            let _ = writeln!(out, "\noutcome {}: exit {}{left}", i + 1, o.exit);
            for (name, bytes) in [("stdout", &o.stdout), ("stderr", &o.stderr)] {
                for line in String::from_utf8_lossy(bytes).lines() {
                    let _ = writeln!(out, "  {name}: {line}");
                }
            }
            if let Some(run) = &o.run {
                let _ = writeln!(out, "  schedule: {}", run.schedule);
            }
        }
        match n - self.outcomes.iter().filter(told).count() {
            0 => {}
            more => {
                let _ = writeln!(out, "\n(and {more} more outcomes; --outcomes N lists so many)");
            }
        }
        let mut told: Vec<(Kind, String)> = Vec::new();
        for f in &self.findings {
            let plain = (f.kind, without_numbers(&f.sentence));
            if told.contains(&plain) {
                continue;
            }
            let _ = writeln!(out, "\n{}: {}", f.kind.word(), f.sentence.trim_end());
            let is_like = |g: &&Finding| (g.kind, without_numbers(&g.sentence)) == plain;
            match self.findings.iter().filter(is_like).count() - 1 {
                0 => {}
                n => {
                    let _ = writeln!(out, "  (and {n} more, which differ only in which thread is where)");
                }
            }
            if !f.schedule.is_empty() {
                let _ = writeln!(out, "  schedule ({} switches): {}", f.switches, f.schedule);
            }
            told.push(plain);
        }
        if let Some(f) = self.witness() {
            let _ = writeln!(out, "\nHow it happens:");
            out.push_str(&witness::story_text(&f.story));
        }
        out
    }

    /// The verdict as a sentence.
    #[must_use]
    pub fn headline(&self) -> String {
        let limit = self.limit.map(limit_words);
        match (self.verdict, limit) {
            (Verdict::Proved, _) => "proved: no schedule goes wrong".to_string(),
            (Verdict::Limit, limit) => format!("stopped at a limit: {}", limit.unwrap_or_default()),
            (Verdict::Wrong(kind), None) => format!("{}: some schedule goes wrong", kind.word()),
            (Verdict::Wrong(kind), _) if self.limit == Some(Limit::Found) => {
                format!("{}: some schedule goes wrong; what is left after that was not looked at", kind.word())
            }
            (Verdict::Wrong(kind), Some(limit)) => {
                format!("{}: some schedule goes wrong (stopped at a limit: {limit})", kind.word())
            }
        }
    }
}

/// A sentence in which the threads are numbered as they come in it.
fn without_numbers(sentence: &str) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut out = String::new();
    let mut rest = sentence;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, tail) = rest.split_at(at);
        let digits = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(digits);
        out.push_str(before);
        // Behind a colon stands a line.
        if number.len() < 4 || before.ends_with(':') {
            out.push_str(number);
        } else {
            let i = seen.iter().position(|s| *s == number).unwrap_or(seen.len());
            if i == seen.len() {
                seen.push(number);
            }
            let _ = write!(out, "#{i}");
        }
        rest = tail;
    }
    out + rest
}

fn limit_words(limit: Limit) -> String {
    match limit {
        Limit::States => "the number of states; the rest was not looked at".to_string(),
        Limit::Depth => "the length of a run; what comes after it was not looked at".to_string(),
        Limit::Output => "the programs print without end; the outcomes are some of those there are".to_string(),
        Limit::Stopped => "the search was not run to its end".to_string(),
        Limit::Found => "something goes wrong, and what is left was not looked at".to_string(),
        Limit::Switches(n) => {
            format!("only runs with at most {n} switches away from a thread that could go on were looked at")
        }
    }
}

impl Search {
    /// A run that ends like this, of those that the search has made.
    #[must_use]
    pub fn run_of(&self, o: &Outcome) -> Option<Way> {
        let Outcome { stdout, stderr, exit, left_behind, .. } = o.clone();
        let key = EndKey { stdout, stderr, exit, left_behind };
        let mut plays = Plays::new(&self.start, self.options.base_steps);
        let way = plays.play(&self.outcomes.get(&key)?.run);
        self.ends_like(&plays, &key).then_some(way)
    }

    /// Whether the last run has ended so, base step by base step.
    fn ends_like(&self, plays: &Plays, key: &EndKey) -> bool {
        plays.ended().is_some_and(|(machine, said)| {
            let Some(ending) = machine.outcome() else { return false };
            let all = (&said.stdout, &said.stderr, ending.exit_code(), !find::blocked(machine, &ending).is_empty());
            self.endless || all == (&key.stdout, &key.stderr, key.exit, key.left_behind)
        })
    }

    /// What is known so far, with a run for each outcome. Costs a further, smaller search, for the runs with the fewest
    /// switches.
    #[must_use]
    pub fn report(&self) -> Report {
        self.report_with(usize::MAX)
    }

    /// As `report`, with runs for so many of the outcomes, those first in which something is wrong.
    #[must_use]
    pub fn report_with(&self, most: usize) -> Report {
        let limit = if self.done { self.limit } else { Some(Limit::Stopped) };
        let mut shortest = super::shortest::shortest(self);
        let mut told: Vec<&EndKey> = self.outcomes.keys().collect();
        crate::order::sort_by_key(&mut told, |key| !key.left_behind && key.exit == 0);
        told.truncate(most);
        let mut runs: Vec<(&EndKey, Acts)> = Vec::new();
        for key in told {
            let found = self.outcomes.get(key).map(|end| end.run.clone());
            runs.extend(shortest.ends.remove(key).or(found).map(|run| (key, run)));
        }
        // Those that begin alike one after another.
        runs.sort_by_cached_key(|(_, run)| run.choices.iter().collect::<Vec<Choice>>());
        let mut plays = Plays::new(&self.start, self.options.base_steps);
        let mut played: BTreeMap<&EndKey, Way> = BTreeMap::new();
        for (key, run) in runs {
            let way = plays.play(&run);
            if self.ends_like(&plays, key) {
                played.insert(key, way);
            }
        }
        let outcome = |(key, end): (&EndKey, &EndFound)| Outcome {
            stdout: key.stdout.clone(),
            stderr: key.stderr.clone(),
            exit: key.exit,
            left_behind: key.left_behind,
            ends: end.ends,
            run: played.remove(key),
        };
        let outcomes = self.outcomes.iter().map(outcome).collect();
        let mut findings = Vec::new();
        for f in &self.found {
            let run = shortest.found.remove(&(f.kind, f.sentence.clone())).unwrap_or_else(|| f.run.clone());
            let Way { mut schedule, switches, mut story } = plays.play(&run);
            if f.kind == Kind::Deadlock
                && plays.ended().is_none_or(|(m, _)| m.outcome().is_none_or(|end| find::blocked(m, &end).is_empty()))
            {
                schedule = Schedule::new();
            }
            if f.kind == Kind::Race {
                story.extend(witness::about_to(&self.start, &run));
            }
            findings.push(Finding { kind: f.kind, sentence: f.sentence.clone(), schedule, switches, story });
        }
        crate::order::sort_by_key(&mut findings, |f| (f.kind, f.switches));
        let verdict = match (findings.first(), limit) {
            (Some(f), _) => Verdict::Wrong(f.kind),
            (None, Some(_)) => Verdict::Limit,
            (None, None) => Verdict::Proved,
        };
        Report {
            verdict,
            limit,
            outcomes,
            findings,
            states: self.seen.len() as u64,
            transitions: self.transitions,
            depth: self.depth,
            schedules: if limit.is_none() { self.schedules() } else { None },
            rounds: self.round,
            time: self.options.time,
            timed: self.timed,
            weak_order: self.start.weak_order(),
        }
    }
}

/// `1001 (thread of ring)`; `1000 (ring)`.
pub(super) fn who(m: &Machine, tid: Tid) -> String {
    let pid = m.kernel.threads.get(tid).map_or(tid, |t| t.pid);
    let name = m.kernel.processes.get(pid).map_or("", |p| p.name.as_str());
    if tid == pid { format!("process {tid} ({name})") } else { format!("thread {tid}") }
}

pub(super) fn race_sentence(m: &Machine, a: (Tid, Access), b: (Tid, Access)) -> String {
    let does = |(tid, access): &(Tid, Access)| witness::verb(m, *tid, access).0;
    let mut sides = [(find::place_of(m, a.0), does(&a), a), (find::place_of(m, b.0), does(&b), b)];
    crate::order::sort_by(&mut sides, |x, y| (&x.0, x.1).cmp(&(&y.0, y.1)));
    let name = name_of(m, sides[0].2.0, sides[0].2.1.addr);
    format!(
        "`{name}`: one thread {} it at {}, another {} it at {}, in no order",
        sides[0].1, sides[0].0, sides[1].1, sides[1].0
    )
}

/// Where each thread stands: `: 1001 at a.c:5, 1002 at a.c:9`.
pub(super) fn places(m: &Machine) -> String {
    let alive = m.kernel.threads.iter().filter(|(_, t)| t.state != RunState::Ended);
    let list: Vec<String> = alive.map(|(tid, _)| format!("{tid} at {}", find::place_of(m, tid))).collect();
    format!(": {}", list.join(", "))
}

pub(super) fn starvation_sentence(m: &Machine, Starved { tid, busily, .. }: Starved) -> String {
    if busily {
        let place = find::place_of(m, tid);
        let who = who(m, tid);
        return format!("{who} may ask again and again for ever at {place}, while the others go on and on");
    }
    let call = match m.kernel.threads.get(tid).map(|t| &t.state) {
        Some(RunState::Blocked(p) | RunState::Resuming(p, _)) => Some((p.call, p.args[0])),
        _ => None,
    };
    let what = call.map_or(String::new(), |(call, at)| {
        let object =
            if call.info().class == Class::Lib { format!(" (`{}`)", name_of(m, tid, at)) } else { String::new() };
        format!(" in {}{object} at {}", call.name(), find::place_of(m, tid))
    });
    format!("{} may wait for ever{what}, while the others go on and on", who(m, tid))
}

pub(super) fn deadlock_sentence(ending: &Ending, stuck: &[Stuck]) -> String {
    let mut out = match ending.end {
        End::Deadlock if stuck.len() == 1 => "the only thread left is blocked for ever".to_string(),
        End::Deadlock => "every thread is blocked for ever".to_string(),
        _ if stuck.len() == 1 => "one thread is left blocked for ever".to_string(),
        _ => format!("{} threads are left blocked for ever", stuck.len()),
    };
    for s in stuck {
        let call = s.call.map_or("is stopped".to_string(), |c| format!("in {c}"));
        let place = if s.place.is_empty() { String::new() } else { format!(" at {}", s.place) };
        let _ = write!(out, "; {} {call}{place}: {}", s.tid, s.waits_for);
    }
    if let Some(circle) = circle(stuck) {
        let _ = write!(out, "; the circle: {circle}");
    }
    out
}
