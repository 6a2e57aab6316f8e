//! Waiting: one way for every facility to block, wake, time out and be interrupted.
//!
//! Rules:
//! - A call that cannot go on returns `Flow::Block` after saying *what it waits on* (`Channel`s) in `Pending`; how far
//!   it has got stays in `Pending` too. The thread is then on exactly those benches and nowhere else.
//! - Waking makes the thread ready and nothing more. When it next runs, the same call is entered again with
//!   `Why::Woken` and looks at its condition again, so no wake-up can be lost or stolen.
//! - Except where Linux hands over: message queues and System V semaphores. There whoever makes a sleeper's call possible
//!   does it at that moment, with what the call has brought, and leaves the result in the sleeper's `Hand`; when the
//!   sleeper next runs, it only fetches it. So a sleeper on such a bench is one that cannot go on (`Kernel::check`).
//! - A bench is not a structure of its own: it is the threads blocked on a channel, in the order of their arrival.
//!   So a thread cannot be on a bench without being blocked, nor blocked without a bench.

use super::pages::Bytes;
use super::{
    Answer, Cx, Errno, Failure, Kernel, Tid,
    call::Call,
    event::Event,
    mm::MemFault,
    process::{RunState, Thread},
};

/// What a thread can wait for. One noun of the kernel each; the number is the object's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// Bytes or end of file on a pipe or FIFO.
    PipeRead(i32),
    /// Room, or the last reader's end.
    PipeWrite(i32),
    /// A FIFO's other side to be opened: for reading, for writing.
    FifoReader(i32),
    FifoWriter(i32),
    /// A change of state of a child of this process.
    Child(i32),
    /// A word of memory: the semaphore, mutex, condition variable, barrier ... that lives there.
    Futex(FutexKey),
    /// Input on the terminal.
    Terminal,
    /// Input, or room, on the slave of a pseudo-terminal; what its master reads.
    Pty(i32),
    PtyMaster(i32),
    /// A signal (pause, sigsuspend, sigwait) of this thread.
    Signal(i32),
    /// The clock.
    Time,
    /// The end of the thread with this tid (pthread_join).
    Join(i32),
    /// A number, which is a choice (`chance`), for this thread.
    Draw(i32),
    /// The vfork child with this pid to exec or exit.
    Vfork(i32),
    SocketRead(i32),
    SocketWrite(i32),
    SocketAccept(i32),
    SocketConnect(i32),
    MqReceive(i32),
    MqSend(i32),
    MsgReceive(i32),
    MsgSend(i32),
    SemSet(i32),
    FileLock(i32),
    MailboxSend(i32),
    MailboxReceive(i32),
    EventFd(i32),
    TimerFd(i32),
    SignalFd(i32),
    Epoll(i32),
    Inotify(i32),
    /// The project's own byte sockets.
    ByteSocketRead(i32),
    ByteSocketWrite(i32),
}

/// Where a futex word is: in private memory by address space and address, in shared memory by object and offset, so that
/// two mappings of one object meet on one bench (`futex(2)`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FutexKey {
    Private { space: i32, addr: u64 },
    Shared { object: i32, offset: u64 },
}

/// A call in progress.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pending {
    pub call: Call,
    pub args: [u64; 6],
    /// How far it has got: bytes moved so far, usually.
    pub progress: u64,
    /// What the call must remember across waits; its meaning is the call's own.
    pub scratch: [u64; 2],
    /// When it gives up, on the virtual clock.
    pub deadline: Option<u64>,
    /// What it waits on; when it has been woken, what it was woken from, so that a thread that ends before it could
    /// look passes the wake-up on.
    pub on: Vec<Channel>,
    /// Order of arrival on the bench: 1 + the largest among the threads blocked when it came.
    pub arrival: u32,
    /// False for waits that signals do not interrupt.
    pub interruptible: bool,
    pub hand: Hand,
}

/// What passes between a sleeper and whoever does its call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hand {
    #[default]
    Empty,
    /// From the sleeper: what it wants to send, or the operations it wants done.
    Brought(Box<Bytes>),
    /// To the sleeper: its call is over, with this result.
    Done(i64),
    /// To the sleeper: a message, which is in no queue any more; its type or priority, and its text.
    Message(i64, Box<Bytes>),
}

impl Hand {
    /// Whether the sleeper has only to fetch what is there.
    #[must_use]
    pub fn is_full(&self) -> bool {
        matches!(self, Hand::Done(_) | Hand::Message(..))
    }
}

/// Why a call is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    First,
    Woken,
    TimedOut,
    /// A handler has run since, or the process was stopped and continued: the call begins again, with the deadline it
    /// had.
    Restarted,
    /// A signal with a handler (or one that stopped and continued it) arrived while it was blocked.
    Interrupted,
}

/// What a call does with its caller.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Flow {
    /// The call is over; negative: minus errno, as at the real boundary.
    Return(i64),
    /// The caller is blocked on `Pending::on`.
    Block,
    /// fork: the machine copies the caller's registers for the child's first thread (the kernel has made the process
    /// and its memory, a copy or the parent's own). The parent's result is the pid, the child's 0. After vfork the caller
    /// is blocked until the child execs or ends (`Process::lender`); when it goes on, `resume` gives its result again.
    Fork { child: i32 },
    /// exec: the machine drops all threads of the process and loads this program into its empty address space; the
    /// one thread it then has is called by the pid.
    Exec { program: String, argv: Vec<Vec<u8>>, envp: Vec<Vec<u8>> },
    /// A new thread of the caller's process, or the first one of a child made by clone, to begin in the function at
    /// `start` with `arg`, on the given stack (start, size).
    /// If `via` is not 0, it begins in the library's function at `via`, called as `via(start, arg)`, which ends in
    /// `pthread_exit(start(arg))`. The caller's result is `result`.
    Thread { tid: i32, via: u64, start: u64, arg: u64, stack: (u64, u64), result: i64 },
    /// The calling thread is no more (its process may live on).
    ExitThread,
    /// The whole process is no more.
    ExitProcess,
    /// The call was handed memory that a checked machine does not let it touch (`addr`: the first such byte). The
    /// machine may put the object's name into the sentence, and hands it to `Kernel::fault`.
    Fault { signal: i32, addr: u64, sentence: String, memory: Option<MemFault> },
    /// A signal cut the call off. The kernel remembers it: ask `Kernel::take_signal` before anything else.
    Interrupted,
    /// The thread's handler has returned: the machine pops the handler's frame, then goes on with what was
    /// interrupted (`Kernel::after_handler` says how).
    SigReturn,
}

/// What becomes of a call that a signal cut off (`signal(7)`, "Interruption of system calls"). The numbers are what
/// strace(1) prints for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Restart {
    /// `ERESTARTSYS`: entered again if the handler was installed with `SA_RESTART`, or if no handler ran.
    IfAsked = 512,
    /// `ERESTARTNOINTR`: always entered again; the caller never sees `EINTR`.
    Always = 513,
    /// `ERESTARTNOHAND`: entered again if no handler ran (the process was stopped and continued).
    NoHandler = 514,
    /// Plain `EINTR` whatever happens.
    Never = 4,
}

impl From<Errno> for Flow {
    fn from(e: Errno) -> Flow {
        Flow::Return(-i64::from(e.number()))
    }
}

impl Pending {
    #[must_use]
    pub fn new(call: Call, args: [u64; 6]) -> Pending {
        let on = Vec::new();
        Pending {
            call,
            args,
            progress: 0,
            scratch: [0; 2],
            deadline: None,
            on,
            arrival: 0,
            interruptible: true,
            hand: Hand::Empty,
        }
    }
}

impl Kernel {
    /// The threads waiting on a channel, first come first.
    #[must_use]
    pub fn bench(&self, channel: Channel) -> Vec<Tid> {
        let mut waiting: Vec<(u32, Tid)> = self
            .threads
            .iter()
            .filter_map(|(tid, t)| {
                let p = t.blocked()?;
                p.on.contains(&channel).then_some((p.arrival, tid))
            })
            .collect();
        waiting.sort_unstable();
        waiting.into_iter().map(|(_, tid)| tid).collect()
    }

    /// The answer of a call that cannot go on: its caller waits on these channels, unless a signal is there to be
    /// delivered first, for which `restart` says what becomes of the call. Called after the condition was looked at
    /// and found wanting, so a signal never hides data that is there (as in Linux's `wait_event_interruptible`).
    pub fn block(&self, cx: &mut Cx, on: &[Channel], restart: Restart) -> Answer {
        cx.pending.on = on.to_vec();
        if self.signal_due(cx.tid) && (cx.pending.interruptible || self.is_killed(cx.pid)) {
            return Err(match restart {
                Restart::Never => Errno::EINTR.into(),
                other => Failure::Cut(other),
            });
        }
        Ok(Flow::Block)
    }

    /// Makes a blocked thread ready; its call will be entered again and look at its condition.
    pub fn wake_thread(&mut self, tid: Tid, why: Why, by: Option<Tid>, events: &mut Vec<Event>) {
        // Looked at first without touching it: a row that does not change is not copied.
        if self.threads.get(tid).is_none_or(|t| t.blocked().is_none()) {
            return;
        }
        let Some(thread) = self.threads.get_mut(tid) else { return };
        let RunState::Blocked(pending) = &thread.state else { return };
        let pending = pending.clone();
        events.push(Event::Woken { tid, by, from: pending.on.clone() });
        thread.state = RunState::Resuming(pending, why);
    }

    /// Does a sleeper's call for it: it is woken, and fetches this when it runs.
    pub(super) fn hand_over(&mut self, tid: Tid, hand: Hand, by: Option<Tid>, events: &mut Vec<Event>) {
        self.wake_thread(tid, Why::Woken, by, events);
        if let Some(Thread { state: RunState::Resuming(pending, _), .. }) = self.threads.get_mut(tid) {
            pending.hand = hand;
        }
    }

    /// Whether a thread only watches: poll, select, epoll_wait take nothing, so they are woken with everybody and never
    /// in somebody's stead (Linux: non-exclusive waiters).
    fn watches(&self, tid: Tid) -> bool {
        use Call::{EpollPwait, EpollWait, Poll, Ppoll, Pselect6, Select};
        let call = self.threads.get(tid).and_then(|t| t.blocked()).map(|p| p.call);
        matches!(call, Some(Poll | Ppoll | Select | Pselect6 | EpollWait | EpollPwait))
    }

    /// The first thread of a bench that would take something.
    pub(super) fn first_on_bench(&self, channel: Channel) -> Option<Tid> {
        self.bench(channel).into_iter().find(|&tid| !self.watches(tid))
    }

    /// Wakes those who watch.
    pub(super) fn wake_watchers(&mut self, channel: Channel, by: Option<Tid>, events: &mut Vec<Event>) {
        self.stir(channel, by, events);
        for tid in self.bench(channel) {
            if self.watches(tid) {
                self.wake_thread(tid, Why::Woken, by, events);
            }
        }
    }

    /// Wakes the first `count` threads of a bench, and all that only watch; says how many of the first there were.
    pub fn wake(&mut self, channel: Channel, count: usize, by: Option<Tid>, events: &mut Vec<Event>) -> usize {
        self.stir(channel, by, events);
        let mut woken = 0;
        for tid in self.bench(channel) {
            let watches = self.watches(tid);
            if !watches && woken == count {
                continue;
            }
            woken += usize::from(!watches);
            self.wake_thread(tid, Why::Woken, by, events);
        }
        woken
    }

    /// The first `count` threads of a bench sit down on another without waking: how many.
    pub(super) fn change_bench(&mut self, from: Channel, to: Channel, count: usize) -> usize {
        let moved: Vec<Tid> = self.bench(from).into_iter().filter(|&tid| !self.watches(tid)).take(count).collect();
        for &tid in &moved {
            if let Some(Thread { state: RunState::Blocked(pending), .. }) = self.threads.get_mut(tid) {
                for c in pending.on.iter_mut().filter(|c| **c == from) {
                    *c = to;
                }
            }
        }
        moved.len()
    }

    pub fn wake_all(&mut self, channel: Channel, by: Option<Tid>, events: &mut Vec<Event>) -> usize {
        self.wake(channel, usize::MAX, by, events)
    }

    /// A thread that was woken and ends before it could look at its condition: the next on the bench looks instead.
    pub(super) fn pass_on(&mut self, tid: Tid, events: &mut Vec<Event>) {
        let Some(RunState::Resuming(pending, Why::Woken)) = self.threads.get(tid).map(|t| t.state.clone()) else {
            return;
        };
        // What was handed over to it ends with it (Linux).
        let looks = if pending.hand.is_full() { Vec::new() } else { pending.on };
        for channel in looks {
            self.wake(channel, 1, None, events);
        }
    }
}
