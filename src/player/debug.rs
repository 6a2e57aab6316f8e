//! What a debugger adds to walking: statements of one thread, watched expressions, and the runs that were left.

use super::{Goal, Player, frame};
use crate::kernel::Tid;
use crate::machine::Choice;
use crate::timeline::stop::standing;
use crate::timeline::{Backward, By, Compare, Hunt, Timeline, Verdict, Watch, Watching};

/// Steps of two runs that are compared unasked.
const COMPARED: usize = 100_000;
/// Steps of both between two looks at the clock.
const SLICE: usize = 64;

/// What a search backward looks for.
#[derive(Clone, Debug)]
pub(super) enum Quarry {
    /// A breakpoint, or a change of what is watched.
    Stop(Watching),
    /// A statement of this thread.
    Line(Tid, Option<crate::timeline::stop::Standing>, By),
}

/// An expression that is watched, at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// As it was written, with its function's name if it names a local.
    pub text: String,
    /// Who, and the value there.
    pub values: Vec<(String, String)>,
}

/// A run that was left for the one at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The reader's step at which they part, and its position.
    pub step: u64,
    pub position: usize,
    /// How far the other run is known.
    pub known: usize,
    /// Who runs next at that moment, here and there.
    pub next: [String; 2],
    /// Where they first differ, in a sentence. None: it is not known yet.
    pub difference: Option<String>,
    /// The positions at which that is seen, here and there.
    pub at: Option<[usize; 2]>,
}

/// The comparisons of the runs that were left with the one at hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparisons {
    done: Vec<Verdict>,
    under_way: Option<Compare>,
}

impl Player {
    /// Watches these expressions instead of those before. What is wrong with one, in its place.
    pub fn set_watches(&mut self, texts: &[String]) -> Vec<Result<(), String>> {
        self.watches.clear();
        let Some(timeline) = &self.timeline else { return texts.iter().map(|_| Ok(())).collect() };
        let thread = at_hand(timeline);
        let mut out = Vec::new();
        for text in texts {
            let made = Watch::new(text, timeline.machine(), thread);
            out.push(made.map(|w| self.watches.push(w)));
        }
        out
    }

    /// The expression as it is to be kept: with the function whose local it names.
    ///
    /// # Errors
    /// A sentence that says why it cannot be watched.
    pub fn watch_text(&self, text: &str) -> Result<String, String> {
        let Some(timeline) = &self.timeline else { return Ok(text.trim().to_string()) };
        Watch::new(text, timeline.machine(), at_hand(timeline)).map(|w| w.full_text())
    }

    /// Goes on comparing the runs that were left with the one at hand. True: there is more to do.
    pub fn compare_more(&mut self, more_time: &mut dyn FnMut() -> bool) -> bool {
        let Some(timeline) = &self.timeline else { return false };
        loop {
            let n = self.comparisons.done.len();
            if n >= timeline.branches().len() {
                return false;
            }
            let compare = match &mut self.comparisons.under_way {
                Some(compare) => compare,
                slot => match Compare::new(timeline, n, COMPARED) {
                    Some(new) => slot.insert(new),
                    None => return false,
                },
            };
            if let Some(verdict) = compare.go_on(SLICE) {
                self.comparisons.done.push(verdict);
                self.comparisons.under_way = None;
            }
            if !more_time() {
                return true;
            }
        }
    }

    /// The branches, or the future that they are compared with, have changed.
    pub(super) fn forget_comparisons(&mut self) {
        self.comparisons = Comparisons::default();
    }

    pub(super) fn watched(&self) -> Vec<Watched> {
        let Some(timeline) = &self.timeline else { return Vec::new() };
        let machine = timeline.machine();
        let one = |w: &Watch| {
            let who = |pid| machine.kernel.processes.get(pid).map_or(String::new(), |p| format!("{} {pid}", p.name));
            let several = |pid| machine.kernel.threads.iter().filter(|(_, t)| t.pid == pid).count() > 1;
            let values = w.values(machine).into_iter().map(|(spot, value)| {
                let thread =
                    if spot.tid != 0 && several(spot.pid) { format!(", thread {}", spot.tid) } else { String::new() };
                (who(spot.pid) + &thread, value)
            });
            Watched { text: w.full_text(), values: values.collect() }
        };
        self.watches.iter().map(one).collect()
    }

    /// The step that led here changed what is watched: says what, with the value before.
    pub(super) fn tell_changes(&mut self) {
        let Some(timeline) = &mut self.timeline else { return };
        let here = timeline.position();
        let now: Vec<_> = self.watches.iter().map(|w| w.values(timeline.machine())).collect();
        if here == 0 || !timeline.seek(here - 1) {
            return;
        }
        let before: Vec<_> = self.watches.iter().map(|w| w.values(timeline.machine())).collect();
        timeline.seek(here);
        let mut told = Vec::new();
        for (i, watch) in self.watches.iter().enumerate() {
            for (spot, value) in &now[i] {
                let Some((_, old)) = before[i].iter().find(|b| b.0 == *spot).filter(|b| b.1 != *value) else {
                    continue;
                };
                let name = timeline.machine().kernel.processes.get(spot.pid).map_or("", |p| p.name.as_str());
                told.push(format!("{} of {name} {} goes from {old} to {value}", watch.text(), spot.pid));
            }
        }
        if !told.is_empty() {
            self.remark = Some(format!("{}.", told.join("; ")));
        }
    }

    pub(super) fn others(&self) -> Vec<Other> {
        let Some(timeline) = &self.timeline else { return Vec::new() };
        let label = |choice: Option<Choice>| choice.map_or_else(|| "nobody".to_string(), |c| words(timeline, &c));
        let each = timeline.branches().iter().enumerate().map(|(i, b)| {
            let verdict = self.comparisons.done.get(i);
            let at = match verdict {
                Some(Verdict::Differ(d)) => Some(d.at),
                _ => None,
            };
            Other {
                step: self.walk.index(b.at) as u64,
                position: b.at,
                known: b.at + b.rest.len(),
                next: [label(timeline.schedule().get(b.at)), label(b.rest.get(0))],
                difference: verdict.map(sentence),
                at,
            }
        });
        each.collect()
    }

    /// Begins to look for the next or the last statement of the thread at hand.
    pub(super) fn line(&mut self, by: By, back: bool) -> Option<Goal> {
        let timeline = self.timeline.as_ref()?;
        let Some(tid) = at_hand(timeline) else {
            self.remark = Some("Nobody is in a function of the program.".to_string());
            return None;
        };
        let from = standing(timeline.machine(), tid);
        Some(if back {
            let here = timeline.position();
            Goal::Back(Backward::before(here), Box::new(Quarry::Line(tid, from, by)), here)
        } else {
            Goal::Line(tid, from, by)
        })
    }

    /// Begins to look back for a breakpoint or a change. `only`: for a change of this watch alone.
    pub(super) fn hunt_back(&mut self, only: Option<usize>) -> Option<Goal> {
        let timeline = self.timeline.as_ref()?;
        let watching = self.watching(only);
        // A search is shown at the end of the reader's step in which something was found; the next one begins before
        // that step.
        let here = timeline.position();
        let before = match self.hit {
            Some((stop, at)) if stop == here => at,
            _ => here + usize::from(only.is_some()),
        };
        Some(Goal::Back(Backward::before(before), Box::new(Quarry::Stop(watching)), here))
    }

    pub(super) fn watching(&self, only: Option<usize>) -> Watching {
        let watches = match only {
            Some(i) => self.watches.get(i).cloned().into_iter().collect(),
            None => self.watches.clone(),
        };
        let mut watching = Watching::new(watches);
        if let Some(timeline) = &self.timeline {
            watching.start(timeline);
        }
        watching
    }
}

/// The thread that is followed line by line: the one that ran last, or else the first that lives.
pub(super) fn at_hand(timeline: &Timeline) -> Option<Tid> {
    let machine = timeline.machine();
    let lives = |tid: &Tid| standing(machine, *tid).is_some_and(|s| s.depth > 0);
    let ran = match timeline.last_choice() {
        Some(Choice::Run(tid)) => Some(tid),
        _ => None,
    };
    ran.filter(lives).or_else(|| machine.kernel.threads.iter().map(|(tid, _)| tid).find(lives))
}

/// A choice in words, for a list. Who is named need not live any more where the reader is.
fn words(timeline: &Timeline, choice: &Choice) -> String {
    let Choice::Run(tid) = choice else { return frame::outside(choice) };
    match timeline.lanes().lanes().iter().find(|l| l.tid == *tid) {
        Some(l) if l.pid == *tid => format!("{} {}", l.name, l.pid),
        Some(l) => format!("{} {}, thread {tid}", l.name, l.pid),
        None => format!("thread {tid}"),
    }
}

fn sentence(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Differ(d) => {
            let thread = if d.tid == d.pid { String::new() } else { format!(", thread {}", d.tid) };
            let each = d.seen.each_ref().map(|s| s.as_ref().map(crate::timeline::compare::Seen::words));
            let who = format!("{} {}{thread}", d.name, d.pid);
            match each {
                [Some(here), Some(there)] => format!("{who}: {here} here; there {there}."),
                [Some(here), None] => format!("{who}: {here} here; there it does nothing more."),
                [None, Some(there)] => format!("{who} does nothing more here; there {there}."),
                [None, None] => format!("{who} goes another way."),
            }
        }
        Verdict::Alike { same_state: true } => {
            "None: every call gives the same in both, and they end in the same state.".to_string()
        }
        Verdict::Alike { same_state: false } => {
            "Every call gives the same in both; only the memory at the end differs.".to_string()
        }
        Verdict::Limit => format!("None within {COMPARED} steps."),
    }
}
