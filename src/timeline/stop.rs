//! Where to stop: breakpoints, the next line, over and out of functions, the next call; forward and backward.
//!
//! A line is reached when a thread stands at the start of a statement of a file that is not the library's.
//! Backward means: to the last position before this one where it held, which is found by running forward from the
//! checkpoints, the nearest first. A search can be done in slices, so that a page can wait for a long one.

use super::Timeline;
use crate::bytecode::Op;
use crate::kernel::Tid;
use crate::kernel::call::Call;
use crate::kernel::event::Event;
use crate::machine::{Choice, Machine};

/// Something to stop at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Breakpoint {
    /// A thread is about to run this line.
    Line { file: String, line: u32 },
    /// A thread enters this call.
    Call(Call),
    /// A signal's handler begins, or its default action is taken.
    Signal(i32),
    /// A process ends.
    Exit,
}

/// Something that is looked for from step to step.
pub trait Hunt {
    /// The timeline was put here; it has not stepped here.
    fn start(&mut self, _t: &Timeline) {}
    /// Whether the step that led here is what is looked for.
    fn found(&mut self, t: &Timeline) -> bool;
}

impl<F: FnMut(&Timeline) -> bool> Hunt for F {
    fn found(&mut self, t: &Timeline) -> bool {
        self(t)
    }
}

/// A search backward, which can be done in slices: from the checkpoints forward, the nearest first.
#[derive(Clone, Copy, Debug)]
pub struct Backward {
    /// Positions still to be looked at are those below.
    end: usize,
    /// The stretch under way: where it began, and the last place found in it.
    under_way: Option<(usize, Option<usize>)>,
}

impl Backward {
    /// Looks at the steps that led to the positions before this one.
    #[must_use]
    pub fn before(position: usize) -> Backward {
        Backward { end: position, under_way: None }
    }
}

/// Steps of a search after which it is asked whether there is more time.
const ASK: usize = 64;

/// Why it stands where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stopped {
    /// What was looked for was found: here.
    Here,
    /// The run ends here (backward: begins).
    End,
    /// It was not found within the steps that were allowed.
    Limit,
}

/// Which of a thread's next statements is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum By {
    /// The next on another line, in functions that are called, too.
    Line,
    /// The next on another line of this function, or of one further out: what is called runs as a whole.
    Over,
    /// The next of a function further out.
    Out,
}

impl By {
    fn good(self, from: Standing, now: Standing) -> bool {
        // The three parts of a `for` are statements of one line.
        let elsewhere = (now.file, now.line, now.depth) != (from.file, from.line, from.depth);
        match self {
            By::Line => elsewhere,
            By::Over => elsewhere && now.depth <= from.depth,
            By::Out => now.depth < from.depth,
        }
    }
}

/// Where a thread stands in its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub file: u16,
    pub line: u32,
    /// Calls deep, functions of the library not counted; a signal handler counts.
    pub depth: usize,
    /// At the start of a statement of the program's own.
    pub at_statement: bool,
}

/// Where a thread stands, if it lives.
#[must_use]
pub fn standing(machine: &Machine, tid: Tid) -> Option<Standing> {
    let pid = machine.kernel.threads.get(tid)?.pid;
    let image = machine.image(pid)?;
    let thread = machine.threads.get(tid)?;
    let program = image.program();
    let own = |f: &&crate::vm::Frame| program.functions.get(f.function as usize).is_some_and(|f| !f.library);
    let depth = thread.frames().iter().filter(own).count();
    let in_own = thread.frames().last().is_some_and(|f| own(&f));
    let at_line = matches!(program.code.get(thread.pc as usize), Some(Op::Line));
    let place = program.place(crate::vm::explain::user_pc(thread, image))?;
    Some(Standing { file: place.file, line: place.line, depth, at_statement: in_own && at_line && !thread.in_call() })
}

impl Timeline {
    /// Forward until `found` holds for the step just made, at most `most` steps.
    pub fn forward_until(&mut self, most: usize, mut found: impl FnMut(&Timeline) -> bool) -> Stopped {
        for _ in 0..most {
            if !self.step() {
                return Stopped::End;
            }
            if found(self) {
                return Stopped::Here;
            }
        }
        Stopped::Limit
    }

    /// Backward to the last earlier position whose step `found` holds for. Stands at the start if there is none.
    pub fn backward_until(&mut self, mut found: impl Hunt) -> Stopped {
        let mut search = Backward::before(self.position());
        loop {
            if let Some(stopped) = self.search_back(&mut search, &mut found, &mut || true) {
                return stopped;
            }
        }
    }

    /// Goes on with a search as long as `more_time` says so. None: it is not done; what is shown meanwhile is of no
    /// meaning.
    pub fn search_back(
        &mut self,
        search: &mut Backward,
        hunt: &mut dyn Hunt,
        more_time: &mut dyn FnMut() -> bool,
    ) -> Option<Stopped> {
        let mut asked = 0_usize;
        while search.end > 1 || search.under_way.is_some() {
            let (start, mut last) = match search.under_way {
                Some(stretch) => stretch,
                None => {
                    let from = self.checkpoints.before(search.end - 2);
                    let start = from.at;
                    self.restore(from);
                    hunt.start(self);
                    (start, None)
                }
            };
            while self.position() + 1 < search.end && self.step() {
                if hunt.found(self) {
                    last = Some(self.position());
                }
                asked += 1;
                if asked.is_multiple_of(ASK) && !more_time() {
                    search.under_way = Some((start, last));
                    return None;
                }
            }
            search.under_way = None;
            if let Some(position) = last {
                self.seek(position);
                return Some(Stopped::Here);
            }
            search.end = start + 1;
        }
        self.seek(0);
        Some(Stopped::End)
    }

    /// Whether the step that led here hit one of these.
    #[must_use]
    pub fn hits(&self, breakpoints: &[Breakpoint]) -> bool {
        breakpoints.iter().any(|b| match b {
            Breakpoint::Line { file, line } => {
                let Some(Choice::Run(tid)) = self.last_choice() else { return false };
                let Some(s) = standing(self.machine(), tid) else { return false };
                let name = || {
                    let pid = self.machine().kernel.threads.get(tid)?.pid;
                    let program = self.machine().image(pid)?.program();
                    program.files.get(usize::from(s.file)).map(|f| f.name == *file)
                };
                s.at_statement && s.line == *line && name() == Some(true)
            }
            Breakpoint::Call(call) => self.events().iter().any(|e| matches!(e, Event::Enter { call: c, .. } if c == call)),
            Breakpoint::Signal(signal) => self.events().iter().any(
                |e| matches!(e, Event::SignalDelivered { signal: s, .. } | Event::SignalActed { signal: s, .. } if s == signal),
            ),
            Breakpoint::Exit => self.events().iter().any(|e| matches!(e, Event::Exited { .. })),
        })
    }

    /// Forward to the next breakpoint.
    pub fn run_to(&mut self, breakpoints: &[Breakpoint], most: usize) -> Stopped {
        self.forward_until(most, |t| t.hits(breakpoints))
    }

    /// Backward to the last breakpoint before.
    pub fn run_back_to(&mut self, breakpoints: &[Breakpoint]) -> Stopped {
        self.backward_until(|t: &Timeline| t.hits(breakpoints))
    }

    /// Forward until some thread has entered a call (of this process's thread, if one is named).
    pub fn next_call(&mut self, of: Option<Tid>, most: usize) -> Stopped {
        self.forward_until(most, |t| entered(t, of))
    }

    pub fn last_call(&mut self, of: Option<Tid>) -> Stopped {
        self.backward_until(move |t: &Timeline| entered(t, of))
    }

    /// Whether the step that led here brought this thread before a statement, as `by` asks of it.
    #[must_use]
    pub fn at_line(&self, tid: Tid, from: Option<Standing>, by: By) -> bool {
        match standing(&self.machine, tid) {
            None => true,
            Some(now) => {
                self.last_choice() == Some(Choice::Run(tid))
                    && now.at_statement
                    && from.is_none_or(|from| by.good(from, now))
            }
        }
    }

    /// Forward until this thread is about to run its next statement: in the functions it calls, too.
    pub fn next_line(&mut self, tid: Tid, most: usize) -> Stopped {
        self.line_until(tid, most, By::Line)
    }

    /// As `next_line`, but functions that the statement calls run as a whole.
    pub fn over(&mut self, tid: Tid, most: usize) -> Stopped {
        self.line_until(tid, most, By::Over)
    }

    /// Until the function has returned and the thread is about to run a statement of its caller.
    pub fn out(&mut self, tid: Tid, most: usize) -> Stopped {
        self.line_until(tid, most, By::Out)
    }

    /// Back to where this thread was about to run the statement before.
    pub fn last_line(&mut self, tid: Tid) -> Stopped {
        self.line_back(tid, By::Line)
    }

    /// As `last_line`, passing over the functions that statement called.
    pub fn back_over(&mut self, tid: Tid) -> Stopped {
        self.line_back(tid, By::Over)
    }

    /// Back to the statement that called this function.
    pub fn back_out(&mut self, tid: Tid) -> Stopped {
        self.line_back(tid, By::Out)
    }

    fn line_until(&mut self, tid: Tid, most: usize, by: By) -> Stopped {
        let Some(before) = standing(self.machine(), tid) else { return Stopped::End };
        for _ in 0..most {
            if !self.step_for(tid) {
                return Stopped::End;
            }
            if self.at_line(tid, Some(before), by) {
                return Stopped::Here;
            }
        }
        Stopped::Limit
    }

    /// One step; where the future is open, this thread goes first.
    fn step_for(&mut self, tid: Tid) -> bool {
        match self.wish(tid) {
            Some(choice) => self.choose(choice).is_ok(),
            None => self.step(),
        }
    }

    /// The choice by which a thread that is followed goes first, where the future is open and it can.
    #[must_use]
    pub fn wish(&self, tid: Tid) -> Option<Choice> {
        (self.position() >= self.len() && self.machine().runnable(tid)).then_some(Choice::Run(tid))
    }

    fn line_back(&mut self, tid: Tid, by: By) -> Stopped {
        let before = standing(self.machine(), tid);
        self.backward_until(move |t: &Timeline| standing(t.machine(), tid).is_some() && t.at_line(tid, before, by))
    }
}

fn entered(t: &Timeline, of: Option<Tid>) -> bool {
    t.events().iter().any(|e| matches!(e, Event::Enter { tid, .. } if of.is_none_or(|o| o == *tid)))
}
