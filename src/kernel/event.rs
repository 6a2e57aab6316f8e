//! What happened in a step: what the figure animates, the narration tells and strace's lines are made of.
//!
//! Events are told, never asked: nothing in the kernel depends on them.

use super::{
    Pid, Tid,
    call::Call,
    wait::{Channel, FutexKey},
};

/// A kernel object, as figures and messages name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Object {
    Pipe(i32),
    /// A file, directory, FIFO or device by inode number.
    Inode(i32),
    Terminal,
    /// The slave of a pseudo-terminal, which is a terminal, and its master.
    Pty(i32),
    PtyMaster(i32),
    /// What standard input, output or error (0, 1, 2) is when it is not the terminal: a pipe that leads out of the
    /// model.
    Outside(i32),
    /// A semaphore, mutex, condition variable, ... in user memory.
    Futex(FutexKey),
    /// A shared-memory object (`kernel::pages`).
    Memory(i32),
    Mailbox(i32),
    Socket(i32),
    MessageQueue(i32),
    SysvQueue(i32),
    SemSet(i32),
    EventFd(i32),
    TimerFd(i32),
    SignalFd(i32),
    Epoll(i32),
    Inotify(i32),
    ByteSocket(i32),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// A call goes down through the line.
    Enter {
        tid: Tid,
        call: Call,
        args: [u64; 6],
    },
    /// Its result comes up; negative: minus errno. `done` is false for a call that a signal cut off to be restarted.
    Return {
        tid: Tid,
        call: Call,
        args: [u64; 6],
        result: i64,
    },
    Blocked {
        tid: Tid,
        call: Call,
        on: Vec<Channel>,
    },
    Woken {
        tid: Tid,
        by: Option<Tid>,
        from: Vec<Channel>,
    },
    /// Bytes copied from a process into an object (`slot`: ring index of the first, or file offset).
    CopiedIn {
        tid: Tid,
        fd: i32,
        to: Object,
        bytes: Vec<u8>,
        slot: u64,
    },
    /// Bytes copied from an object to a process.
    CopiedOut {
        tid: Tid,
        fd: i32,
        from: Object,
        bytes: Vec<u8>,
        slot: u64,
    },
    /// A message (with edges) put into or taken out of an object; `tag`: priority or type.
    Sent {
        tid: Tid,
        to: Object,
        bytes: Vec<u8>,
        tag: i64,
    },
    Received {
        tid: Tid,
        from: Object,
        bytes: Vec<u8>,
        tag: i64,
    },
    /// A counter changed: a semaphore's value, an eventfd's count.
    Counted {
        tid: Tid,
        object: Object,
        from: i64,
        to: i64,
    },
    /// A lock was taken or let go.
    Locked {
        tid: Tid,
        object: Object,
    },
    Unlocked {
        tid: Tid,
        object: Object,
    },
    Created {
        tid: Tid,
        object: Object,
    },
    Destroyed {
        object: Object,
    },
    /// Memory appears in, or goes from, an address space; `object` if it is shared.
    Mapped {
        pid: Pid,
        addr: u64,
        len: u64,
        object: Option<Object>,
    },
    Unmapped {
        pid: Pid,
        addr: u64,
        len: u64,
    },
    Opened {
        pid: Pid,
        fd: i32,
        object: Object,
    },
    Closed {
        pid: Pid,
        fd: i32,
        object: Object,
    },
    Forked {
        parent: Pid,
        child: Pid,
    },
    ThreadStarted {
        pid: Pid,
        tid: Tid,
        by: Tid,
    },
    ThreadEnded {
        pid: Pid,
        tid: Tid,
    },
    /// `path` as execve was given it.
    Execed {
        pid: Pid,
        program: String,
        path: String,
    },
    /// `status` as wait(2) encodes it.
    Exited {
        pid: Pid,
        status: i32,
    },
    Reaped {
        parent: Pid,
        child: Pid,
        status: i32,
    },
    Adopted {
        child: Pid,
        by: Pid,
    },
    /// A signal's life. `to`: process (`tid` None) or thread.
    SignalSent {
        signal: i32,
        from: Option<Pid>,
        to: Pid,
        tid: Option<Tid>,
    },
    SignalIgnored {
        signal: i32,
        pid: Pid,
        info: super::process::SignalInfo,
    },
    /// The handler begins: the upcall.
    SignalDelivered {
        signal: i32,
        tid: Tid,
        handler: u64,
    },
    /// The default action: terminate, stop, continue.
    SignalActed {
        signal: i32,
        pid: Pid,
    },
    HandlerReturned {
        tid: Tid,
        signal: i32,
    },
    Stopped {
        pid: Pid,
        signal: i32,
    },
    Continued {
        pid: Pid,
    },
    /// The virtual clock moved to this time (ns) because nothing else could run.
    ClockMoved {
        to: u64,
    },
    TimerFired {
        pid: Pid,
    },
    /// A process printed on the terminal.
    Output {
        pid: Pid,
        fd: i32,
        bytes: Vec<u8>,
    },
    /// The process did what a checked memory forbids; the sentence says what.
    Fault {
        tid: Tid,
        signal: i32,
        /// `si_code` and `si_addr` of its signal.
        code: i32,
        addr: u64,
        sentence: String,
    },
    /// Told once: the program went on.
    Notice {
        tid: Tid,
        sentence: String,
        /// The bytes without a value that it speaks of: address, and place in what is sent. Who knows the program's
        /// types leaves out padding, and says which is the first.
        unset: Vec<(u64, u64)>,
    },
    /// A datagram was lost, by choice of the schedule.
    Lost {
        object: Object,
    },
}
