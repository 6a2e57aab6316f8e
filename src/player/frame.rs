//! One moment as plain data, ready to be shown.

use super::walk::Walk;
use crate::figure::model::View;
use crate::figure::{self, scene::Scene};
use crate::kernel::Pid;
use crate::machine::Choice;
use crate::timeline::Timeline;

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
    /// Those that could run next.
    pub picks: Vec<Pick>,
    pub console: Vec<Piece>,
    /// Where each process stands in its source; the one that ran last first.
    pub lines: Vec<(String, AtLine)>,
    pub variables: Vec<Scope>,
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
    pub changed: bool,
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
