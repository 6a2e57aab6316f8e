//! Where to stop: breakpoints, the next line, over and out of functions, the next call; forward and backward.
//!
//! A line is reached when a thread stands at the start of a statement of a file that is not the library's.
//! Backward means: to the last position before this one where it held, which is found by running forward from the
//! checkpoints, the nearest first.

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
    pub fn backward_until(&mut self, mut found: impl FnMut(&Timeline) -> bool) -> Stopped {
        // Positions still to be looked at are those below `end`.
        let mut end = self.position();
        while end > 1 {
            let from = self.checkpoints.before(end - 2).clone();
            let start = from.at;
            self.restore(from);
            let mut last = None;
            while self.position() + 1 < end && self.step() {
                if found(self) {
                    last = Some(self.position());
                }
            }
            if let Some(position) = last {
                self.seek(position);
                return Stopped::Here;
            }
            end = start + 1;
        }
        self.seek(0);
        Stopped::End
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
        self.backward_until(|t| t.hits(breakpoints))
    }

    /// Forward until some thread has entered a call (of this process's thread, if one is named).
    pub fn next_call(&mut self, of: Option<Tid>, most: usize) -> Stopped {
        self.forward_until(most, |t| entered(t, of))
    }

    pub fn last_call(&mut self, of: Option<Tid>) -> Stopped {
        self.backward_until(|t| entered(t, of))
    }

    /// Forward until this thread is about to run its next statement: in the functions it calls, too.
    pub fn next_line(&mut self, tid: Tid, most: usize) -> Stopped {
        self.line_until(tid, most, |_, _| true)
    }

    /// As `next_line`, but functions that the statement calls run as a whole.
    pub fn over(&mut self, tid: Tid, most: usize) -> Stopped {
        self.line_until(tid, most, |before, now| now.depth <= before.depth)
    }

    /// Until the function has returned and the thread is about to run a statement of its caller.
    pub fn out(&mut self, tid: Tid, most: usize) -> Stopped {
        self.line_until(tid, most, |before, now| now.depth < before.depth)
    }

    /// Back to where this thread was about to run the statement before.
    pub fn last_line(&mut self, tid: Tid) -> Stopped {
        self.line_back(tid, |_, _| true)
    }

    /// As `last_line`, passing over the functions that statement called.
    pub fn back_over(&mut self, tid: Tid) -> Stopped {
        self.line_back(tid, |before, now| now.depth <= before.depth)
    }

    /// Back to the statement that called this function.
    pub fn back_out(&mut self, tid: Tid) -> Stopped {
        self.line_back(tid, |before, now| now.depth < before.depth)
    }

    fn line_until(&mut self, tid: Tid, most: usize, good: impl Fn(Standing, Standing) -> bool) -> Stopped {
        let Some(before) = standing(self.machine(), tid) else { return Stopped::End };
        for _ in 0..most {
            // Where the future is open, the thread that is stepped goes first.
            let open = self.position() >= self.len();
            let moved =
                if open && self.machine().runnable(tid) { self.choose(Choice::Run(tid)).is_ok() } else { self.step() };
            if !moved {
                return Stopped::End;
            }
            match standing(self.machine(), tid) {
                None => return Stopped::Here,
                Some(now) if self.last_choice() == Some(Choice::Run(tid)) && now.at_statement && good(before, now) => {
                    return Stopped::Here;
                }
                Some(_) => {}
            }
        }
        Stopped::Limit
    }

    fn line_back(&mut self, tid: Tid, good: impl Fn(Standing, Standing) -> bool) -> Stopped {
        let before = standing(self.machine(), tid);
        self.backward_until(|t| {
            t.last_choice() == Some(Choice::Run(tid))
                && standing(t.machine(), tid).is_some_and(|now| now.at_statement && before.is_none_or(|b| good(b, now)))
        })
    }
}

fn entered(t: &Timeline, of: Option<Tid>) -> bool {
    t.events().iter().any(|e| matches!(e, Event::Enter { tid, .. } if of.is_none_or(|o| o == *tid)))
}
