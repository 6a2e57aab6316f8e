//! Processes and threads: who they are, what they are doing, whom they belong to (credentials(7), pthreads(7)).
//!
//! The registers and call stacks of a thread are the machine's (`vm::Thread`, under the same tid); the kernel knows
//! only what a kernel knows.

use super::{Pid, Tid, fd::FdTable, wait::{Pending, Why}};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Process {
    pub pid: Pid,
    pub ppid: Pid,
    pub pgid: Pid,
    pub sid: Pid,
    /// The program's name, or what the scenario calls the process.
    pub name: String,
    pub life: Life,
    pub fds: FdTable,
    /// Address of handler and flags for each signal, 1..=64, at index number - 1.
    pub actions: Vec<SignalAction>,
    /// Pending for the process as a whole, in order of arrival for the real-time ones.
    pub pending: Vec<SignalInfo>,
    pub umask: u32,
    pub cwd: String,
    /// alarm(2): when SIGALRM is due.
    pub alarm: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Life {
    Alive,
    /// Stopped by this signal.
    Stopped(i32),
    /// Ended; the status waits for the parent.
    Zombie { status: i32 },
}

/// sigaction(2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct SignalAction {
    /// 0: default, 1: ignore, else the handler's address.
    pub handler: u64,
    pub mask: u64,
    pub flags: u64,
}

/// siginfo_t as far as programs read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SignalInfo {
    pub signal: i32,
    pub code: i32,
    pub pid: Pid,
    pub uid: u32,
    pub status: i32,
    pub value: u64,
    pub addr: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Thread {
    pub tid: Tid,
    pub pid: Pid,
    pub state: RunState,
    /// Blocked signals: bit number - 1.
    pub mask: u64,
    pub pending: Vec<SignalInfo>,
    /// What is to be restored as each running handler returns, innermost last.
    pub handlers: Vec<HandlerFrame>,
    /// sigsuspend: the mask to restore after the handler.
    pub saved_mask: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RunState {
    Ready,
    /// Inside a call that waits.
    Blocked(Pending),
    /// Ready to enter this call again: it was woken, timed out or interrupted.
    Resuming(Pending, Why),
    /// Ended; a joinable thread's result is kept until it is joined.
    Ended,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HandlerFrame {
    pub signal: i32,
    pub mask: u64,
    /// The call to enter again after the handler (`SA_RESTART`), or its result.
    pub then: AfterHandler,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AfterHandler {
    /// The thread was not in a call.
    Nothing,
    Restart(Pending),
    Result(i64),
}

impl Thread {
    /// The call it is blocked in, if it is.
    #[must_use]
    pub fn blocked(&self) -> Option<&Pending> {
        match &self.state {
            RunState::Blocked(p) => Some(p),
            _ => None,
        }
    }

    #[must_use]
    pub fn is_ready(&self) -> bool {
        matches!(self.state, RunState::Ready | RunState::Resuming(..))
    }
}
