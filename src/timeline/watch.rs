//! Watchpoints: an expression of C, looked at from step to step, forward and backward.
//!
//! Rules:
//! - What only names globals is looked at in every process that knows them: after a fork each has its own.
//! - What names a local belongs to that function, and is looked at in every activation of it, each by itself: recursion
//!   and threads are not mixed up. An activation that begins or ends is no change.
//! - A step changes it when the value after is another than the value before, or there is one where there was none, or
//!   none where there was one.

use super::Timeline;
use super::stop::Hunt;
use crate::bytecode::Function;
use crate::kernel::{Pid, Tid};
use crate::machine::Machine;
use crate::vm::inspect::{Datum, Expression, Inspector, Known};

/// See the head of this file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    expression: Expression,
    /// The function whose local it names.
    function: Option<String>,
}

/// Where an expression was looked at: a process, and for a local the activation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub pid: Pid,
    pub tid: Tid,
    /// Index and frame pointer; 0 for globals.
    frame: usize,
    fp: u64,
}

/// What was watched and has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Index of the watch.
    pub watch: usize,
    pub spot: Spot,
}

/// Activations that are looked at in one thread: the innermost.
const DEEPEST: usize = 64;

fn inspector(machine: &Machine, pid: Pid, tid: Tid) -> Option<Inspector<'_>> {
    Some(Inspector {
        thread: machine.threads.get(tid)?,
        rt: machine.runtime(pid)?,
        mm: machine.kernel.mm(pid)?,
        pages: &machine.kernel.pages,
        image: machine.image(pid)?,
    })
}

impl Watch {
    /// `text` is an expression, or `function::expression`. `tid`: the thread in whose functions names are looked for
    /// first.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn new(text: &str, machine: &Machine, tid: Option<Tid>) -> Result<Watch, String> {
        let (function, text) = match text.split_once("::") {
            Some((f, rest)) => (Some(f.trim()), rest),
            None => (None, text),
        };
        let expression = Expression::parse(text)?;
        let names = expression.names();
        let images = || machine.images().map(|i| i.program());
        if let Some(function) = function {
            let own = |f: &&Function| !f.library && f.name == function;
            let all: Vec<&Function> = images().flat_map(|p| &p.functions).filter(own).collect();
            if all.is_empty() {
                return Err(format!("There is no function `{function}`."));
            }
            let there = |n: &&str| all.iter().any(|f| f.vars.iter().any(|v| v.name == *n)) || known(machine, n);
            if let Some(odd) = names.iter().find(|n| !there(n)) {
                return Err(format!("`{function}` knows no `{odd}`."));
            }
            return Ok(Watch { expression, function: Some(function.to_string()) });
        }
        // In the functions in progress, the innermost first.
        let here = tid.and_then(|tid| inspector(machine, machine.kernel.threads.get(tid)?.pid, tid));
        if let Some(here) = here
            && let Some(f) = here.frames().iter().rev().find(|f| names.iter().any(|n| here.local(f.index, n).is_some()))
        {
            return Ok(Watch { expression, function: Some(f.name.clone()) });
        }
        let Some(odd) = names.iter().find(|n| !known(machine, n)) else {
            return Ok(Watch { expression, function: None });
        };
        // One that has not begun yet.
        let mut functions = images().flat_map(|p| &p.functions).filter(|f| !f.library);
        match functions.find(|f| f.vars.iter().any(|v| v.name == **odd)) {
            Some(f) => Ok(Watch { expression, function: Some(f.name.clone()) }),
            None => Err(format!("The program knows no `{odd}`.")),
        }
    }

    /// As it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        self.expression.text()
    }

    #[must_use]
    pub fn function(&self) -> Option<&str> {
        self.function.as_deref()
    }

    /// The text that makes the same watch again, wherever the run stands.
    #[must_use]
    pub fn full_text(&self) -> String {
        match &self.function {
            Some(f) => format!("{f}::{}", self.text()),
            None => self.text().to_string(),
        }
    }

    /// Everywhere it is to be looked at now.
    fn each<'m>(&self, machine: &'m Machine, mut look: impl FnMut(Spot, &Inspector<'m>, usize)) {
        let mut seen: Option<Pid> = None;
        // Threads of one process need not be neighbours; for globals one of them is enough.
        let mut done: Vec<Pid> = Vec::new();
        for (tid, t) in machine.kernel.threads.iter() {
            let pid = t.pid;
            if self.function.is_none() && (seen == Some(pid) || done.contains(&pid)) {
                continue;
            }
            let Some(inspector) = inspector(machine, pid, tid) else { continue };
            let program = inspector.image.program();
            match &self.function {
                None => {
                    done.extend(seen.replace(pid));
                    let frame = inspector.thread.frames().len().saturating_sub(1);
                    if self.expression.names().iter().all(|n| inspector.knows_globally(n)) {
                        look(Spot { pid, tid: 0, frame: 0, fp: 0 }, &inspector, frame);
                    }
                }
                Some(name) => {
                    let frames = inspector.thread.frames().iter().enumerate().rev().take(DEEPEST);
                    for (frame, f) in frames {
                        let of = program.functions.get(f.function as usize);
                        if of.is_some_and(|of| of.name == *name && !of.library) {
                            look(Spot { pid, tid, frame, fp: f.fp }, &inspector, frame);
                        }
                    }
                }
            }
        }
    }

    fn data(&self, machine: &Machine, known: &mut Known) -> Vec<(Spot, Datum)> {
        let mut out = Vec::new();
        self.each(machine, |spot, inspector, frame| {
            let datum = match self.function {
                // In a global's expression a local of the same name is not meant.
                None => inspector.datum(usize::MAX, &self.expression, known),
                Some(_) => inspector.datum(frame, &self.expression, known),
            };
            out.push((spot, datum));
        });
        crate::order::sort_by_key(&mut out, |d| d.0);
        out
    }

    /// Its value wherever it is to be seen now, in words.
    #[must_use]
    pub fn values(&self, machine: &Machine) -> Vec<(Spot, String)> {
        let mut known = Known::default();
        let mut out = Vec::new();
        self.each(machine, |spot, inspector, frame| {
            let frame = if self.function.is_some() { frame } else { usize::MAX };
            out.push((spot, inspector.evaluate(frame, &self.expression, &mut known).text));
        });
        out
    }
}

/// Whether a name means something outside of functions in some program.
fn known(machine: &Machine, name: &str) -> bool {
    machine.images().any(|image| {
        let p = image.program();
        name == "NULL"
            || p.globals.iter().any(|g| g.name == name && g.function.is_none() && !g.library)
            || p.functions.iter().any(|f| f.name == name)
            || p.types.iter().any(|t| match &t.kind {
                crate::bytecode::TypeKind::Enum(all) => all.iter().any(|c| c.0 == name),
                _ => false,
            })
    })
}

/// Looks for a step that changes one of several expressions.
#[derive(Clone, Debug, Default)]
pub struct Watching {
    watches: Vec<Watch>,
    known: Known,
    /// The values at the last position looked at.
    before: Vec<Vec<(Spot, Datum)>>,
    /// What the last step looked at changed.
    pub changes: Vec<Change>,
}

impl Watching {
    #[must_use]
    pub fn new(watches: Vec<Watch>) -> Watching {
        Watching { watches, ..Watching::default() }
    }
}

impl Hunt for Watching {
    fn start(&mut self, t: &Timeline) {
        self.before = self.watches.iter().map(|w| w.data(t.machine(), &mut self.known)).collect();
    }

    fn found(&mut self, t: &Timeline) -> bool {
        self.changes.clear();
        for (i, watch) in self.watches.iter().enumerate() {
            let now = watch.data(t.machine(), &mut self.known);
            let Some(before) = self.before.get_mut(i) else { continue };
            let old = |spot: &Spot| before.binary_search_by_key(spot, |b| b.0).ok().map(|at| &before[at].1);
            let changed = now.iter().filter(|(spot, datum)| old(spot).is_some_and(|o| o.is_other(datum)));
            self.changes.extend(changed.map(|(spot, _)| Change { watch: i, spot: *spot }));
            *before = now;
        }
        !self.changes.is_empty()
    }
}
