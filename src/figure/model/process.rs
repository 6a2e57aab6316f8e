//! Processes and threads as a figure shows them: state, source, variables, descriptors, signals, calls in words.

use super::{Id, RingView};
use crate::kernel::call::Call;
use crate::kernel::{Pid, Tid};

/// What a process or thread is doing, in the words of the state column and of a kernel.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum State {
    Running,
    #[default]
    Ready,
    /// In this call.
    Blocked(String),
    /// By this signal.
    Stopped(String),
    /// Ended, its status not yet taken: "exit 3", "killed by SIGKILL".
    Zombie(String),
    /// Ended in this step, and nobody has to take its status; as above.
    Gone(String),
    /// A thread that has ended and is not yet joined.
    Ended,
}

impl State {
    pub fn class(&self) -> &'static str {
        match self {
            State::Running => "run",
            State::Ready => "ready",
            State::Blocked(_) => "blk",
            State::Stopped(_) => "stop",
            State::Zombie(_) => "zombie",
            State::Gone(_) => "gone",
            State::Ended => "ended",
        }
    }

    /// From full to short wording.
    pub fn words(&self) -> Vec<String> {
        match self {
            State::Running => vec!["running".into()],
            State::Ready => vec!["ready".into()],
            State::Blocked(call) => {
                let short = call.trim_start_matches("pthread_");
                vec![format!("blocked in {call}"), format!("in {call}"), format!("in {short}"), "blocked".into()]
            }
            State::Stopped(signal) => vec![format!("stopped by {signal}"), "stopped".into()],
            State::Zombie(status) => vec![format!("zombie, {status}"), "zombie".into()],
            State::Gone(status) => vec![format!("ended, {status}"), status.clone(), "ended".into()],
            State::Ended => vec!["ended".into()],
        }
    }
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct ProcessView {
    pub pid: Pid,
    pub ppid: Pid,
    pub name: String,
    /// 1 to 8: its colour everywhere.
    pub hue: u8,
    pub state: State,
    /// At least one while it lives.
    pub threads: Vec<ThreadView>,
    /// The thread whose code the card shows: index into `threads`.
    pub focus: usize,
    /// Sorted by number.
    pub fds: Vec<FdView>,
    /// Signals for the process as a whole, in the order in which they would be delivered.
    pub signals: Vec<SignalView>,
    /// What its memory shares with others after fork; empty: not worth showing.
    pub pages: Vec<PageView>,
    /// A ring buffer in its own memory, where the figure is about one.
    pub ring: Option<RingView>,
    /// What it did wrong in this step, in a sentence.
    pub fault: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct ThreadView {
    pub tid: Tid,
    /// The function it began in: `main`, `worker`.
    pub name: String,
    pub state: State,
    pub source: Option<SourceView>,
    pub vars: Vec<VarView>,
    /// User-visible frames, outermost first.
    pub frames: Vec<FrameView>,
    /// For this thread alone.
    pub signals: Vec<SignalView>,
    /// The call it is blocked in.
    pub call: Option<CallText>,
    /// Signals its mask blocks.
    pub masked: Vec<String>,
}

/// A frame on a thread's stack.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FrameView {
    pub function: String,
    /// The signal whose handler this is: the kernel called up into the process.
    pub handler_of: Option<String>,
}

/// Lines of source around the current one.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SourceView {
    pub file: String,
    pub current: u32,
    /// Line numbers and texts, up to five, in order.
    pub lines: Vec<(u32, String)>,
    /// Whether the first of them begins inside a comment.
    pub in_comment: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct VarView {
    pub name: String,
    /// As C prints it; for a variable without a value, what a debugger says.
    pub value: String,
    /// By the last step.
    pub changed: bool,
    /// Has never been given a value.
    pub undefined: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    Read,
    Write,
    Both,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FdView {
    pub fd: i32,
    pub to: Id,
    pub access: Access,
    pub cloexec: bool,
    /// "read end of the pipe", "terminal": for tooltips and speech.
    pub what: String,
}

/// A signal on its way to a process, or just arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignalView {
    pub name: String,
    pub phase: Phase,
    /// How many are queued (real-time signals queue, standard ones do not).
    pub count: u32,
    /// What comes of it: "on_alarm()", "terminate", "ignored".
    pub action: String,
}

/// Where a signal stands (signal(7)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Will be delivered when its receiver next runs.
    Pending,
    /// Pending, and held back by the receiver's mask.
    Masked,
    /// By the last step: its handler begins.
    Delivered,
    /// By the last step: its default action was taken.
    Acted,
    /// By the last step: thrown away.
    Ignored,
}

/// A page of a process's memory after fork.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageView {
    /// "stack", "data", "heap".
    pub label: String,
    /// Shared copy-on-write with another process.
    pub shared: bool,
    /// Copied by the last step.
    pub just_copied: bool,
}

/// A call of the last step, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallText {
    pub tid: Tid,
    pub call: Call,
    /// `write(4, "L", 1)`
    pub text: String,
    /// `= 1`, `= -1 EPIPE`; None while it waits.
    pub result: Option<String>,
    /// The object it is about, if one.
    pub object: Option<Id>,
    /// Through this descriptor.
    pub fd: Option<i32>,
    /// What was copied, where that is a variable of the program: its name and its value.
    pub named: Option<(String, String)>,
    /// What only the state knows: the handler that a signal got, the descriptors that are ready, "cancelled".
    pub detail: String,
}

impl ProcessView {
    /// Whether several of its threads began in one function: then the number tells them apart.
    pub fn has_namesake(&self, t: &ThreadView) -> bool {
        self.threads.iter().any(|other| other.tid != t.tid && other.name == t.name)
    }

    pub fn focus_thread(&self) -> Option<&ThreadView> {
        self.threads.get(self.focus).or(self.threads.first())
    }
}
