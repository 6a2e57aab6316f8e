//! Which positions of a timeline are a reader's steps, and what was printed on the way to them.
//!
//! Both are lists in the order of time, noted when the run first goes there and cut off when the future changes. So
//! stepping back, dragging and jumping over ground once walked cost one `seek`.

use crate::kernel::Pid;
use crate::kernel::event::Event;
use crate::machine::Choice;
use crate::timeline::Timeline;
use crate::timeline::stop::standing;

/// Machine steps that the library's own start-up may take before `main`.
const START_UP: usize = 20_000;

/// Something on the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub position: usize,
    /// None: typed by the reader.
    pub pid: Option<Pid>,
    pub error: bool,
    pub bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stop {
    position: u32,
    /// A system call was made in the step that led here.
    call: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// The reader's steps; the first is step 0. Never empty once started.
    stops: Vec<Stop>,
    printed: Vec<Printed>,
    /// Positions up to this one have been noted.
    known: usize,
}

impl Walk {
    /// Goes to the reader's step 0: the first statement of the program, or, where a shell starts the run, its start.
    pub fn start(&mut self, timeline: &mut Timeline, shell: bool) {
        if !shell {
            let mut steps = 0;
            while steps < START_UP && !at_statement(timeline) && self.forward(timeline) {
                steps += 1;
            }
            if !at_statement(timeline) {
                timeline.seek(0);
            }
        }
        let position = timeline.position();
        self.stops = vec![Stop { position: position as u32, call: false }];
        // What was seen beyond is noted again when the reader gets there.
        self.cut(position);
    }

    /// Forgets what lies beyond a position, because the future is another one now.
    fn cut(&mut self, position: usize) {
        self.stops.truncate(self.index(position) + 1);
        self.printed.truncate(self.printed.partition_point(|p| p.position <= position));
        self.known = position;
    }

    /// One machine step forward. False at the end of the run.
    pub fn forward(&mut self, timeline: &mut Timeline) -> bool {
        if !timeline.step() {
            return false;
        }
        self.note(timeline);
        true
    }

    /// Makes a choice, which may change the future.
    pub fn choose(&mut self, timeline: &mut Timeline, choice: Choice) -> Result<(), String> {
        let from = timeline.position();
        let known = timeline.schedule().get(from).as_ref() == Some(&choice);
        let typed = match &choice {
            Choice::Input(bytes) => Some(bytes.clone()),
            _ => None,
        };
        timeline.choose(choice)?;
        if !known {
            self.cut(from);
        }
        if let Some(bytes) = typed.filter(|_| timeline.position() > self.known) {
            self.printed.push(Printed { position: timeline.position(), pid: None, error: false, bytes });
        }
        self.note(timeline);
        Ok(())
    }

    /// Another of the runs that were left becomes the one at hand. Stands where they part.
    pub fn switch(&mut self, timeline: &mut Timeline, branch: usize) {
        let at = timeline.branches().get(branch).map(|b| b.at);
        if timeline.switch(branch)
            && let Some(at) = at
        {
            self.cut(at);
        }
    }

    /// Forward to the end of the reader's step within which the timeline stands, over known ground.
    pub fn settle(&self, timeline: &mut Timeline) {
        let next = self.stops.partition_point(|s| (s.position as usize) < timeline.position());
        if let Some(stop) = self.stops.get(next) {
            timeline.seek(stop.position as usize);
        }
    }

    fn note(&mut self, timeline: &Timeline) {
        let position = timeline.position();
        if position <= self.known {
            return;
        }
        self.known = position;
        for event in timeline.events() {
            if let Event::Output { pid, fd, bytes } = event {
                self.printed.push(Printed { position, pid: Some(*pid), error: *fd == 2, bytes: bytes.clone() });
            }
        }
        if !self.stops.is_empty() && worth_stopping(timeline) {
            let call = timeline.events().iter().any(|e| matches!(e, Event::Enter { .. }));
            self.stops.push(Stop { position: position as u32, call });
        }
    }

    /// Whether the timeline stands at a reader's step.
    pub fn at_stop(&self, timeline: &Timeline) -> bool {
        self.stops.binary_search_by_key(&(timeline.position() as u32), |s| s.position).is_ok()
    }

    /// The reader's step at a position, or the last one before it.
    pub fn index(&self, position: usize) -> usize {
        self.stops.partition_point(|s| s.position as usize <= position).saturating_sub(1)
    }

    /// Goes to a reader's step that is known; beyond the last, to that.
    pub fn seek(&self, timeline: &mut Timeline, index: usize) {
        let last = self.stops.len().saturating_sub(1);
        let index = index.min(last);
        // What a step has changed is told against the one before: on the way, so that it need not be looked for again.
        for stop in self.stops.get(index.saturating_sub(1)..=index).into_iter().flatten() {
            timeline.seek(stop.position as usize);
        }
    }

    /// The position of a reader's step.
    pub fn position(&self, index: usize) -> Option<usize> {
        self.stops.get(index).map(|s| s.position as usize)
    }

    /// How many reader's steps are known, step 0 among them.
    pub fn len(&self) -> usize {
        self.stops.len()
    }

    /// The last position noted.
    pub fn known(&self) -> usize {
        self.known
    }

    /// Whether a system call was made in the step that led to this one.
    pub fn is_call(&self, index: usize) -> bool {
        self.stops.get(index).is_some_and(|s| s.call)
    }

    /// What stands on the terminal at a position.
    pub fn printed(&self, position: usize) -> &[Printed] {
        let end = self.printed.partition_point(|p| p.position <= position);
        self.printed.get(..end).unwrap_or_default()
    }

    pub fn prints(&self) -> bool {
        !self.printed.is_empty()
    }
}

/// Whether the thread that ran last stands at the start of a statement of the program's own.
fn at_statement(timeline: &Timeline) -> bool {
    match timeline.last_choice() {
        Some(Choice::Run(tid)) => standing(timeline.machine(), tid).is_some_and(|s| s.at_statement),
        _ => false,
    }
}

/// See the rules at the head of `player`.
fn worth_stopping(timeline: &Timeline) -> bool {
    match timeline.last_choice() {
        Some(Choice::Run(tid)) => {
            !timeline.events().is_empty() || at_statement(timeline) || !timeline.machine().runnable(tid)
        }
        _ => true,
    }
}
