//! One moment as plain data, ready to be shown.

use super::debug::{Other, Watched};
use super::walk::Walk;
use crate::figure::model::{ProcessView, State, ThreadView, View};
use crate::figure::{self, scene::Scene};
use crate::kernel::Pid;
use crate::kernel::process::RunState;
use crate::kernel::wait::Channel;
use crate::machine::outcome::{End, circle, signal_words};
use crate::machine::{Choice, Outcome};
use crate::timeline::Timeline;
use crate::vm::inspect::{self, Inspector};

/// Everything a page shows of a moment.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The reader's step, and how many are known.
    pub step: u64,
    pub len: u64,
    /// The position on the timeline, and how far it is known.
    pub position: usize,
    pub known: usize,
    /// Nothing can go on by itself from here.
    pub at_end: bool,
    pub scene: Scene,
    /// The run so far, as lanes.
    pub strip: figure::timeline::Drawing,
    /// Those that could run next.
    pub picks: Vec<Pick>,
    pub console: Vec<Piece>,
    /// Where each process stands in its source; the one that ran last first.
    pub lines: Vec<(String, AtLine)>,
    pub variables: Vec<Scope>,
    /// What is watched.
    pub watched: Vec<Watched>,
    /// The runs that were left for this one.
    pub others: Vec<Other>,
    /// Somebody waits for input that has not come.
    pub wants_input: bool,
    /// How the run has ended, or why the last command could not be done.
    pub remark: Option<Remark>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub text: String,
    /// A deadlock, a fault: something that the reader should look at.
    pub bad: bool,
}

/// One that could run next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    pub label: String,
    /// 1 to 8; 0: no process's.
    pub hue: u8,
    /// The scheduler would choose this one.
    pub usual: bool,
}

/// A stretch of the terminal's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub kind: PieceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    Out,
    Err,
    /// Typed by the reader.
    Typed,
}

/// A line that a process is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtLine {
    pub line: u32,
    pub hue: u8,
    pub name: String,
}

/// A finding of the compiler, in an editor's measure: columns from 0 in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub line: u32,
    pub from: u32,
    pub to: u32,
    pub error: bool,
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    pub error: bool,
    pub finding: Finding,
}

/// The variables of one function of one process, or its globals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    pub title: String,
    pub hue: u8,
    pub variables: Vec<Variable>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    pub value: String,
}

impl Frame {
    /// The lines of one file that processes are at.
    #[must_use]
    pub fn lines_of(&self, file: &str) -> Vec<AtLine> {
        self.lines.iter().filter(|(f, _)| f == file).map(|(_, l)| l.clone()).collect()
    }
}

/// Those that could run next, in the order in which they are shown: threads by number, then the clock. Empty when there
/// is no choice to be made.
#[must_use]
pub fn choices(timeline: &Timeline) -> Vec<Choice> {
    timeline.choices()
}

/// Lists longer than this are not for reading.
const MOST_VARIABLES: usize = 200;

/// Puts a moment together.
pub(super) fn make(timeline: &Timeline, walk: &Walk, view: &View, remark: Option<String>) -> Frame {
    let machine = timeline.machine();
    let position = timeline.position();
    let next = timeline.next_choice();
    let outcome = if next.is_none() { machine.outcome() } else { None };
    let wants_input = machine.kernel.threads.iter().any(|(_, t)| waits_for_input(&t.state));
    let remark = match (remark, outcome) {
        (Some(text), _) => Some(Remark { text, bad: false }),
        (None, Some(outcome)) => ending(&outcome, wants_input),
        (None, None) => None,
    };
    let scene = figure::scene(view);
    Frame {
        step: walk.index(position) as u64,
        len: walk.len().saturating_sub(1) as u64,
        position,
        known: timeline.len(),
        at_end: next.is_none(),
        strip: strip(timeline, view, scene.width),
        scene,
        picks: picks(timeline, view, next.as_ref()),
        console: console(walk, position),
        lines: lines(timeline, view),
        variables: variables(timeline, view),
        wants_input,
        remark,
        watched: Vec::new(),
        others: Vec::new(),
    }
}

/// The timeline's drawing, as wide as the stage. A run that has only begun has room to grow in.
fn strip(timeline: &Timeline, view: &View, width: f64) -> figure::timeline::Drawing {
    const LEAST: usize = 16;
    let short = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    figure::timeline::draw(&figure::timeline::Window {
        lanes: timeline.lanes(),
        from: 0,
        to: short(timeline.len().max(LEAST)),
        now: short(timeline.position()),
        width,
        names: view.processes.iter().map(|p| (p.pid, p.name.clone())).collect(),
        first_pid: timeline.machine().first_pid(),
        branches: timeline.branches().iter().map(|b| (short(b.at), short(b.at + b.rest.len()))).collect(),
    })
}

fn waits_for_input(state: &RunState) -> bool {
    matches!(state, RunState::Blocked(p) if p.on.contains(&Channel::Terminal))
}

/// How the run has ended, in words.
fn ending(outcome: &Outcome, wants_input: bool) -> Option<Remark> {
    let stuck: Vec<String> =
        outcome.stuck.iter().map(|s| format!("{} {} at {} {}", s.name, s.tid, s.place, s.waits_for)).collect();
    let circle = circle(&outcome.stuck).map_or(String::new(), |c| format!(" The circle: {c}."));
    // Of many the circle says enough: each bench on the stage says who waits there.
    let few = circle.is_empty() || stuck.len() <= 3;
    let remark = |text: String, bad: bool| Some(Remark { text, bad });
    match outcome.end {
        End::Deadlock if wants_input => None,
        End::Deadlock if few => remark(format!("Deadlock: nobody can go on. {}.{circle}", stuck.join("; ")), true),
        End::Deadlock => remark(format!("Deadlock: nobody can go on.{circle}"), true),
        End::Fault => remark("The process was stopped: it did what its memory does not allow.".to_string(), true),
        End::Signaled(n) => remark(format!("The run has ended: the first process was {}.", signal_words(n)), false),
        End::Exited(n) if stuck.is_empty() => remark(format!("The run has ended with exit status {n}."), false),
        End::Exited(n) => remark(
            format!("The first process has ended with exit status {n}; left behind: {}.", stuck.join("; ")),
            false,
        ),
    }
}

fn picks(timeline: &Timeline, view: &View, next: Option<&Choice>) -> Vec<Pick> {
    choices(timeline)
        .into_iter()
        .map(|choice| {
            let (label, hue) = match &choice {
                Choice::Run(tid) => match view.thread(*tid) {
                    Some((p, t)) if p.threads.len() > 1 => (thread_name(view, p, t), p.hue),
                    Some((p, _)) if twins(view, p.pid) => (format!("{} {}", p.name, p.pid), p.hue),
                    Some((p, _)) => (p.name.clone(), p.hue),
                    None => (format!("thread {tid}"), 0),
                },
                other => (outside(other), 0),
            };
            Pick { label, hue, usual: next == Some(&choice) }
        })
        .collect()
}

/// A choice that is no thread's.
pub(super) fn outside(choice: &Choice) -> String {
    match choice {
        Choice::Clock => "the clock".to_string(),
        Choice::Draw { value, .. } => format!("rand gives {value}"),
        other => other.to_string(),
    }
}

/// A thread's name: with its process's where there are several, with its number where another thread has the name.
fn thread_name(view: &View, p: &ProcessView, t: &ThreadView) -> String {
    let alone = view.processes.iter().filter(|p| !p.threads.is_empty()).count() < 2;
    let name = if alone { t.name.clone() } else { format!("{} {}", p.name, t.name) };
    if p.has_namesake(t) { format!("{name} {}", t.tid) } else { name }
}

/// Whether another process has the same name: then the pid tells them apart.
fn twins(view: &View, pid: Pid) -> bool {
    let name = view.processes.iter().find(|p| p.pid == pid).map(|p| p.name.as_str());
    view.processes.iter().any(|p| p.pid != pid && Some(p.name.as_str()) == name)
}

/// Bytes of the terminal that are shown: what a program without end has printed must not slow down every step.
const SCREEN: usize = 32 * 1024;

/// The terminal's text; neighbours of one kind are one piece, so that characters cut in two by writes come whole.
fn console(walk: &Walk, position: usize) -> Vec<Piece> {
    let mut runs: Vec<(PieceKind, Vec<u8>)> = Vec::new();
    let printed = walk.printed(position);
    let mut room = SCREEN;
    let shown = printed.iter().rev().take_while(|p| {
        let fits = room > 0;
        room = room.saturating_sub(p.bytes.len());
        fits
    });
    let shown = shown.count();
    if shown < printed.len() {
        runs.push((PieceKind::Typed, "\u{2026} what came before is not shown\n".as_bytes().to_vec()));
    }
    for p in &printed[printed.len() - shown..] {
        let kind = match (p.pid, p.error) {
            (None, _) => PieceKind::Typed,
            (_, true) => PieceKind::Err,
            _ => PieceKind::Out,
        };
        match runs.last_mut().filter(|(k, _)| *k == kind) {
            Some((_, bytes)) => bytes.extend_from_slice(&p.bytes),
            None => runs.push((kind, p.bytes.clone())),
        }
    }
    runs.into_iter().map(|(kind, bytes)| Piece { text: text(&bytes), kind }).collect()
}

/// Bytes as a terminal shows them, without its control sequences.
pub(super) fn text(bytes: &[u8]) -> String {
    let mut out = String::new();
    let decoded = String::from_utf8_lossy(bytes);
    let mut chars = decoded.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // ECMA-48: a control sequence ends with a letter or one of @[\]^_`{|}~.
            '\u{1b}' if chars.peek() == Some(&'[') => {
                chars.next();
                while chars.next().is_some_and(|c| !('@'..='~').contains(&c)) {}
            }
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Where each process is in its source; the one that ran last first.
fn lines(timeline: &Timeline, view: &View) -> Vec<(String, AtLine)> {
    let ran = match timeline.last_choice() {
        Some(Choice::Run(tid)) => Some(tid),
        _ => None,
    };
    let mut out: Vec<(bool, String, AtLine)> = Vec::new();
    for p in &view.processes {
        for t in &p.threads {
            let (Some(source), false) = (&t.source, t.state == State::Ended) else { continue };
            let name = if p.threads.len() > 1 { thread_name(view, p, t) } else { p.name.clone() };
            let at = AtLine { line: source.current, hue: p.hue, name };
            out.push((Some(t.tid) != ran, source.file.clone(), at));
        }
    }
    crate::order::sort_by_key(&mut out, |(later, ..)| *later);
    out.into_iter().map(|(_, file, at)| (file, at)).collect()
}

/// Every function in progress with its variables, innermost first, and the globals.
fn variables(timeline: &Timeline, view: &View) -> Vec<Scope> {
    let machine = timeline.machine();
    let mut out = Vec::new();
    for p in &view.processes {
        let Some(mm) = machine.kernel.mm(p.pid) else { continue };
        let (Some(image), Some(rt)) = (machine.image(p.pid), machine.runtime(p.pid)) else { continue };
        let mut globals = Vec::new();
        for t in &p.threads {
            let Some(thread) = machine.threads.get(t.tid) else { continue };
            let inspector = Inspector { thread, rt, mm, pages: &machine.kernel.pages, image };
            for frame in inspector.frames().iter().rev() {
                let variables = listed(inspector.variables(frame.index));
                if !variables.is_empty() {
                    let who =
                        if p.threads.len() > 1 { thread_name(view, p, t) } else { format!("{} {}", p.name, p.pid) };
                    out.push(Scope { title: format!("{who}: {}", frame.name), hue: p.hue, variables });
                }
            }
            if globals.is_empty() {
                globals = listed(inspector.globals());
            }
        }
        if !globals.is_empty() {
            out.push(Scope { title: format!("{} {}: globals", p.name, p.pid), hue: p.hue, variables: globals });
        }
    }
    out
}

fn listed(variables: Vec<inspect::Variable>) -> Vec<Variable> {
    let one = |v: inspect::Variable| Variable { name: v.name, value: v.value.text };
    variables.into_iter().take(MOST_VARIABLES).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_terminals_control_sequences_are_not_shown() {
        assert_eq!(text(b"\x1b[31mred\x1b[0m\r\n\x07a\tb"), "red\na\tb");
        assert_eq!(text(b"\x1b[2J"), "");
        assert_eq!(text(b"\x1b"), "");
        assert_eq!(text("é\u{0}".as_bytes()), "é");
    }
}
