//! The model kernel: Linux made small. Plain data; it prints nothing, draws nothing, reads no clock, picks nothing at
//! random. Whatever can go two ways is a choice of the machine above it.
//!
//! One noun a file. `call.rs` is the table of calls; `Kernel::syscall` is the one way in; `wait.rs` the one way to
//! wait. State is in `Table`s, which are copied on write, so that a clone of a kernel costs a few counters.

pub mod abi;
pub mod call;
pub mod event;
pub mod table;
pub mod wait;

pub type Pid = i32;
pub type Tid = i32;

pub mod errno;
pub mod fd;
pub mod mm;
#[cfg(test)]
mod mm_tests;
pub mod pages;
mod store;
mod access;
pub mod process;

pub use errno::Errno;

use call::Call;
use event::Event;
use fd::OpenFile;
use process::{Process, RunState, Thread};
use table::Table;
use wait::{Flow, Why};

/// Named settings of a scenario: where a figure differs from Linux, and the page says so.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Settings {
    /// pipe(7): 65,536 on Linux.
    pub pipe_capacity: u32,
    /// The most that is written in one piece: 4,096 on Linux.
    pub pipe_buf: u32,
    pub first_pid: Pid,
    pub memory_limit: u64,
    /// False: standard output is a pipe to the outside instead of a terminal.
    pub stdout_is_terminal: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            pipe_capacity: 65_536,
            pipe_buf: 4096,
            first_pid: 1000,
            memory_limit: 256 << 20,
            stdout_is_terminal: true,
        }
    }
}

/// The whole kernel. One value; `syscall` and the few entries of signals and the clock change it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Kernel {
    pub settings: std::rc::Rc<Settings>,
    /// The virtual clock in nanoseconds.
    pub now: u64,
    pub processes: Table<Process>,
    pub threads: Table<Thread>,
    pub open_files: Table<OpenFile>,
}

/// What a call's function is given.
pub struct Cx<'a> {
    pub tid: Tid,
    pub pid: Pid,
    pub pending: wait::Pending,
    pub why: Why,
    pub events: &'a mut Vec<Event>,
}

/// What a call's function answers.
pub type Answer = Result<Flow, Failure>;

/// Why a call did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Failure {
    /// The call is over with this error.
    Errno(Errno),
    /// The program handed over memory that a checked machine does not let it touch: the process is stopped.
    Fault { signal: i32, sentence: String },
    /// A signal cut the call off before it had done anything.
    Cut(wait::Restart),
}

impl From<Errno> for Failure {
    fn from(e: Errno) -> Failure {
        Failure::Errno(e)
    }
}

impl Kernel {
    /// Makes a blocked thread ready; its call will be entered again and look at its condition.
    pub fn wake_thread(&mut self, tid: Tid, why: Why, by: Option<Tid>, events: &mut Vec<Event>) {
        let Some(thread) = self.threads.get_mut(tid) else { return };
        let RunState::Blocked(pending) = &mut thread.state else { return };
        let mut pending = pending.clone();
        let from = std::mem::take(&mut pending.on);
        thread.state = RunState::Resuming(pending, why);
        events.push(Event::Woken { tid, by, from });
    }

    /// A system call of thread `tid`: the one way in.
    pub fn syscall(&mut self, tid: Tid, call: Call, args: [u64; 6], events: &mut Vec<Event>) -> Flow {
        events.push(Event::Enter { tid, call, args });
        Errno::ENOSYS.into()
    }
}
