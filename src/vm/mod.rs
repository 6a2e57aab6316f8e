//! The virtual machine: runs one thread of one program over checked memory.
//!
//! - `Image` is a program made ready: code, and what a look over it before the run found out. Immutable, shared.
//! - `Thread` is a thread's registers and frames; `Runtime` is what a process keeps in user land outside its memory
//!   (the heap's table). With `kernel::mm::AddressSpace` these are the whole state: fork clones all three.
//! - `run` goes on until something happens that is not the thread's own business: `Stop`.
//! - A *base step* is the smallest thing another thread could see. It ends before a statement begins, before an access
//!   to memory that others see (so that each step makes at most one such access, as its first act), and at a system
//!   call. What a step does depends on the state alone, never on how many steps a `Budget` allows at once.
//! - Nothing here panics on what a program does; a program's mistakes become `Fault`s with a sentence.

pub mod builtin;
mod env;
pub mod explain;
mod fenv;
mod float;
mod frame;
pub mod heap;
pub mod image;
pub mod inspect;
mod live;
pub mod run;
pub mod thread;
pub mod watch;

#[cfg(test)]
mod tests;

use crate::bytecode::Pc;
use crate::kernel::pages::ObjectId;

pub use heap::Runtime;
pub use image::Image;
pub use live::Fingerprints;
pub use run::run;
pub use thread::{Frame, FrameKind, Thread};
pub use watch::{Ahead, Watch};

/// Why `run` came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The budget is used up; the thread stands before a statement or before a visible access.
    StepEnd,
    /// A system call: the machine carries it out and calls `Thread::finish_call`.
    Sys { call: u16, args: [u64; 6], argc: u8 },
    /// The thread did what a program must not; it stands at the instruction that did it.
    Fault(Box<Fault>),
    /// A signal handler returned; its frame is gone and what it interrupted is in place again.
    SigReturn,
    /// The thread's first function returned this.
    Returned(u64),
}

/// How far `run` may go, and what it saw on the way. Not part of any state.
#[derive(Clone, Debug)]
pub struct Budget {
    /// Base steps that may be run; counts down.
    pub steps: u64,
    /// The process has other threads: what they can reach is visible, too.
    pub threads_share: bool,
    /// With `threads_share`: the thread's own stack is not visible (others could only reach it by a pointer).
    pub private_stack: bool,
    /// The visible accesses of the last base step.
    pub accesses: Vec<Access>,
    /// What is to be told and does not stop the program: once for each place and kind in a process.
    pub notices: Vec<Notice>,
    /// An explorer's: the run is cut at visible acts instead of base steps.
    pub watch: Option<Watch>,
}

impl Budget {
    /// For a process with one thread.
    #[must_use]
    pub fn steps(steps: u64) -> Budget {
        Budget {
            steps,
            threads_share: false,
            private_stack: true,
            accesses: Vec::new(),
            notices: Vec::new(),
            watch: None,
        }
    }
}

/// An access that other threads or processes could see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Access {
    pub pc: Pc,
    pub addr: u64,
    pub len: u64,
    pub write: bool,
    pub atomic: bool,
    /// The shared object and offset behind the address; `None`: the process's own memory.
    pub object: Option<(ObjectId, u64)>,
}

/// Something that C leaves undefined and real machines go through with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Notice {
    pub pc: Pc,
    pub kind: NoticeKind,
    pub sentence: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoticeKind {
    SignedOverflow,
    ShiftCount,
    /// An access that only x86 puts up with.
    Misaligned,
    /// An undefined value handed to a system call.
    UndefinedArgument,
    UndefinedText,
    FormatMismatch,
    /// A function of the library called without some of its arguments.
    MissingArgument,
    Overlap,
    /// `assert` was false; the program aborts by itself.
    Assertion,
}

/// What kind of mistake stopped a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaultKind {
    /// An access through the null pointer or next to it.
    Null,
    /// An access to an address where nothing is mapped, or without the right.
    Wild,
    /// Past the end, or before the beginning, of an object.
    OutOfBounds,
    UseAfterFree,
    UseAfterReturn,
    DoubleFree,
    InvalidFree,
    ReadOnly,
    /// A decision, an address or a divisor made from a value never set.
    Uninitialised,
    DivisionByZero,
    StackOverflow,
    /// A call or jump to what is not a function; longjmp into a frame that is gone.
    BadJump,
    /// Past the end of a mapped object.
    Bus,
    /// Recognised C that is not supported.
    Refused,
}

/// A mistake, in words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fault {
    pub kind: FaultKind,
    /// The signal that stops the process: what Linux would send where it would notice.
    pub signal: i32,
    /// Linux would notice it too: a handler for the signal may run. Otherwise only the checker does.
    pub real: bool,
    /// A whole sentence: what was done to which object, where that came from.
    pub sentence: String,
    pub pc: Pc,
    /// Of the statement: of the innermost function that is not the library's.
    pub file: String,
    pub line: u32,
    pub address: Option<u64>,
}
