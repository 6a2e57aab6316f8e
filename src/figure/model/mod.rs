//! What a figure shows, as plain data: filled from a machine (`read.rs`), from an imported trace, or by a test's hand.
//!
//! Layout, narration and motion know this and nothing of machines. Everything is already in words and numbers as they
//! will be seen: a variable's value is the text C would print, a state is a state of ps(1).

mod object;
mod process;

pub use object::*;
pub use process::*;

use super::plan::Plan;
use crate::kernel::event::{Event, Object};
use crate::kernel::{Pid, Tid};

/// One moment, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct View {
    pub options: Options,
    /// Who has which place; grows from step to step (`Plan::admit`), so that things keep theirs.
    pub plan: Plan,
    /// How many steps led here; 0: nothing has happened.
    pub step: u64,
    /// The virtual clock, nanoseconds.
    pub now: u64,
    pub processes: Vec<ProcessView>,
    /// Processes that the last step saw go: pid, name, colour.
    pub departed: Vec<(Pid, String, u8)>,
    pub objects: Vec<ObjectView>,
    /// What somebody typed on the terminal in the last step; nothing: the end of input.
    pub typed: Option<Vec<u8>>,
    /// What happened in the last step, in order.
    pub events: Vec<Event>,
    /// The calls of `events` in words.
    pub calls: Vec<CallText>,
    /// Memory that others see and the last step touched without a call.
    pub touched: Vec<Touch>,
}

/// An access to memory that others see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    pub tid: Tid,
    /// As the program names it: `count`, `buf[3]`.
    pub name: String,
    /// The shared memory it lies in; None: the process's own, seen by its threads.
    pub object: Option<Id>,
    /// What is there now.
    pub value: String,
    pub write: bool,
}

/// What to show and how large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub width: Width,
    /// Draw packets half-way along their wires for what the last step moved: for pictures that do not move.
    pub trail: bool,
    /// Terminals are shown beside the stage; true draws them on it too.
    pub terminal: bool,
    /// Rings to draw as the array they are.
    pub arrays: Vec<Id>,
    /// Only these processes, if any are named.
    pub only_processes: Vec<Pid>,
    /// Only these variables, if any are named; else what `read` finds worth showing.
    pub only_variables: Vec<String>,
    /// Only these objects, if any are named.
    pub only_objects: Vec<Id>,
    pub hide_objects: Vec<Id>,
    /// An array and its two indices (next in, next out) in the programs' own memory, to be drawn as a ring.
    pub ring: Option<[String; 3]>,
    /// The variable that counts what the ring holds, if the program has one.
    pub ring_count: Option<String>,
    /// Show which pages of memory are shared after fork.
    pub pages: bool,
    /// Names that a chapter gives: process by pid, object by id.
    pub process_names: Vec<(Pid, String)>,
    pub object_names: Vec<(Id, String)>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            width: Width::Wide,
            trail: true,
            terminal: false,
            arrays: Vec::new(),
            only_processes: Vec::new(),
            only_variables: Vec::new(),
            only_objects: Vec::new(),
            hide_objects: Vec::new(),
            ring: None,
            ring_count: None,
            pages: false,
            process_names: Vec::new(),
            object_names: Vec::new(),
        }
    }
}

/// A figure's natural width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Width {
    /// 900 units.
    #[default]
    Wide,
    /// 690 units: beside an editor on a small screen.
    Medium,
    /// 390 units: a phone.
    Narrow,
}

impl Width {
    /// The one for a place of so many pixels.
    #[must_use]
    pub fn of(pixels: f64) -> Width {
        match pixels {
            ..600.0 => Width::Narrow,
            ..840.0 => Width::Medium,
            _ => Width::Wide,
        }
    }

    pub fn units(self) -> f64 {
        match self {
            Width::Wide => 900.0,
            Width::Medium => 690.0,
            Width::Narrow => 390.0,
        }
    }

    pub fn is_narrow(self) -> bool {
        self == Width::Narrow
    }
}

/// What lies below the line: a kernel object, or one of the places to wait that are no object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Id {
    Kernel(Object),
    /// What goes one way through the byte socket with this port: 0 from its first end to its second, 1 back.
    Half(i32, u8),
    /// What lies between hosts: datagrams on their way.
    Network,
    /// A ring in a program's own memory: an array and two indices, seen by this process.
    Program(Pid),
    /// wait(2): the parent with this pid waits for a child.
    Children(Pid),
    /// The clock: sleepers and timers.
    Clock,
    /// pthread_join(3): somebody waits for the thread with this tid.
    Join(Tid),
    /// pause(2), sigsuspend(2), sigwait(3) of this thread.
    Signals(Tid),
    /// select(2), poll(2), epoll_wait(2) of this thread.
    Poll(Tid),
    /// vfork(2): the parent waits for this child.
    Vfork(Pid),
}

impl Id {
    /// A name for keys: `pipe-3`, `clock`.
    pub fn key(&self) -> String {
        use crate::kernel::wait::FutexKey;
        match self {
            Id::Kernel(Object::Futex(FutexKey::Private { space, addr })) => format!("futex-{space}-{addr:x}"),
            Id::Kernel(Object::Futex(FutexKey::Shared { object, offset })) => format!("futex-m{object}-{offset:x}"),
            Id::Kernel(o) => {
                // `Pipe(3)`: the variant's name and its number are the name.
                let text = format!("{o:?}").to_lowercase();
                let parts: Vec<&str> =
                    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
                parts.join("-")
            }
            Id::Half(port, n) => format!("bytesocket-{port}-{n}"),
            Id::Network => "network".into(),
            Id::Program(p) => format!("program-ring-{p}"),
            Id::Children(p) => format!("children-{p}"),
            Id::Clock => "clock".into(),
            Id::Join(t) => format!("join-{t}"),
            Id::Signals(t) => format!("signals-{t}"),
            Id::Poll(t) => format!("poll-{t}"),
            Id::Vfork(p) => format!("vfork-{p}"),
        }
    }
}

impl From<Object> for Id {
    fn from(o: Object) -> Id {
        Id::Kernel(o)
    }
}

impl View {
    pub fn process(&self, pid: Pid) -> Option<&ProcessView> {
        self.processes.iter().find(|p| p.pid == pid)
    }

    /// The process that a thread belongs to, and the thread.
    pub fn thread(&self, tid: Tid) -> Option<(&ProcessView, &ThreadView)> {
        self.processes.iter().find_map(|p| Some((p, p.threads.iter().find(|t| t.tid == tid)?)))
    }

    pub fn object(&self, id: Id) -> Option<&ObjectView> {
        self.objects.iter().find(|o| o.id == id || o.has_end(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_words() {
        assert_eq!(Id::Kernel(Object::Pipe(3)).key(), "pipe-3");
        assert_eq!(Id::Kernel(Object::Terminal).key(), "terminal");
        assert_eq!(Id::Children(7).key(), "children-7");
    }
}
