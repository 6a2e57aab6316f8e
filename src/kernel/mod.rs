//! The model kernel: Linux made small. Plain data; it prints nothing, draws nothing, reads no clock, picks nothing at
//! random. Whatever can go two ways is a choice of the machine above it.
//!
//! One noun a file. `call.rs` is the table of calls; `Kernel::syscall` is the one way in; `wait.rs` the one way to
//! wait. State is in `Table`s, which are copied on write, so that a clone of a kernel costs a few counters.
//!
//! # How the machine uses it
//! - `Kernel::new`, `add_program` and `add_file` for what exists, `spawn_first`; then the process's memory is loaded.
//! - A thread may run when `runnable` says so. If its state is `Resuming`, `resume` enters its call again. Before user
//!   code runs, `take_signal` is asked again and again until it says `Nothing`: each handler it names gets a frame on
//!   top of the last, so the last one named runs first, as on Linux.
//! - A handler that returns makes the call `RtSigreturn`; `after_handler` then says how to go on. One that is left by
//!   `longjmp` is dropped with `drop_handlers`.
//! - When no thread may run, `due` says when the clock would wake somebody, and `advance_clock` moves it there.
//!   `input` and `end_of_input` are the keyboard.
//!
//! # How a call is written
//! `fn sys_x(k: &mut Kernel, cx: &mut Cx) -> Answer` in the noun's file. It reads its arguments from `cx`, copies from
//! and to the caller's memory by `user.rs`, and returns `Ok(ret(n))`, an `Errno` (by `?`), or `k.block(...)`. It is
//! entered again from its beginning after a wait, so it looks at its condition every time; what must survive the wait
//! is in `cx.pending`.

pub mod abi;
pub mod call;
pub mod event;
pub mod table;
pub mod wait;

pub type Pid = i32;
pub type Tid = i32;

mod access;
pub mod bytesocket;
mod chance;
mod check;
pub mod clock;
pub mod cputime;
mod datagram;
pub mod delta;
mod directory;
pub mod epoll;
pub mod errno;
pub mod eventfd;
mod exec;
mod exit;
pub mod fd;
mod fifo;
mod file;
pub mod filelock;
pub mod inet;
pub mod inode;
pub mod inotify;
mod io;
mod ipcinfo;
mod limits;
pub mod lock;
pub mod mailbox;
mod message;
pub mod mm;
#[cfg(test)]
mod mm_tests;
mod mmap;
pub mod mq;
pub mod msg;
mod nameless;
pub mod network;
pub mod pages;
pub mod pipe;
mod poll;
mod proc;
pub mod process;
mod procnet;
mod procstatus;
pub mod pty;
pub mod ring;
mod scm;
mod sem;
pub mod semset;
pub mod share;
pub mod shm;
mod sigcalls;
pub mod sigio;
pub mod signal;
pub mod signalfd;
pub mod sockaddr;
pub mod socket;
pub mod sockopt;
mod splice;
mod store;
mod stream;
pub mod sysv;
#[cfg(test)]
mod tests;
pub mod thread;
pub mod timer;
pub mod timerfd;
pub mod tty;
mod unix;
mod user;

pub use errno::Errno;

use std::rc::Rc;

use call::Call;
use event::Event;
use fd::OpenFile;
use mm::MemFault;
use process::{Process, RunState, Thread};
use table::Table;
use wait::{Flow, Pending, Why};

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
    /// False: standard input is a pipe from the outside.
    pub stdin_is_terminal: bool,
    /// Who runs the programs.
    pub uid: u32,
    /// Seconds since 1970 at which the virtual clock begins.
    pub epoch: u64,
    /// The most processes and threads at once: `fork` then says `EAGAIN`.
    pub task_limit: u32,
    pub hostname: String,
    /// The array behind each buffer of a byte socket.
    pub byte_socket_slots: u32,
    /// Where `/dev/urandom` begins.
    pub random_seed: u64,
    /// Bytes under way from one socket to another; None: what Linux allows.
    pub socket_buffer: Option<u32>,
    /// The hosts of the scenario; none: one with a loopback.
    pub hosts: Vec<network::Host>,
    /// What `rand` and `random` may return, by choice; none: they count as glibc's do.
    pub rand: Vec<u32>,
    /// Datagrams of the internet wait for a choice: they arrive in any order, or are lost.
    pub loss: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            pipe_capacity: 65_536,
            pipe_buf: 4096,
            first_pid: 1000,
            memory_limit: 256 << 20,
            stdout_is_terminal: true,
            stdin_is_terminal: true,
            uid: 1000,
            // 2026-01-01 00:00:00 UTC, a Thursday.
            epoch: 1_767_225_600,
            task_limit: 1024,
            hostname: "ringside".to_string(),
            byte_socket_slots: 16,
            random_seed: 0x52_494e_4753,
            socket_buffer: None,
            hosts: Vec::new(),
            rand: Vec::new(),
            loss: false,
        }
    }
}

/// The whole kernel. One value; `syscall` and the few entries of signals and the clock change it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Kernel {
    pub settings: Rc<Settings>,
    /// The virtual clock in nanoseconds.
    pub now: u64,
    pub processes: Table<Process>,
    /// Address spaces, by `Process::space`.
    pub spaces: Table<mm::AddressSpace>,
    pub threads: Table<Thread>,
    pub open_files: Table<OpenFile>,
    /// Memory objects: the contents of regular files, shared mappings.
    pub pages: pages::Pages,
    pub inodes: Table<inode::Inode>,
    pub pipes: Table<pipe::Pipe>,
    pub eventfds: Table<eventfd::EventFd>,
    pub timerfds: Table<timerfd::TimerFd>,
    pub signalfds: Table<signalfd::SignalFd>,
    pub epolls: Table<epoll::Epoll>,
    pub inotifies: Table<inotify::Inotify>,
    /// The number that tied the notices of a move together last.
    pub inotify_cookie: u32,
    /// Open file descriptions whose owner is told when something comes, sorted.
    pub driven: Vec<i32>,
    pub mqs: Table<mq::MessageQueue>,
    pub segments: Table<shm::Segment>,
    pub message_queues: Table<msg::Queue>,
    pub semaphore_sets: Table<semset::SemSet>,
    /// The next identifiers of those three.
    pub ipc_next: [i32; 3],
    pub mailboxes: Table<mailbox::Mailbox>,
    /// Names under which ports can be found.
    pub port_names: Vec<(String, i32)>,
    /// By port.
    pub byte_sockets: Table<bytesocket::ByteSocket>,
    pub sockets: Table<socket::Socket>,
    /// Datagrams on their way, by the number that choices name.
    pub flight: Table<network::Flight>,
    /// Ports of connections that ended a while ago.
    pub time_waits: Vec<inet::TimeWait>,
    /// Where the search for a free port begins.
    pub next_port: u16,
    /// What was changed of pipes and sockets, sorted.
    pub nameless: Vec<(event::Object, nameless::Attributes)>,
    pub flocks: Vec<filelock::FileLock>,
    pub record_locks: Vec<filelock::RecordLock>,
    pub terminal: Rc<tty::Terminal>,
    /// Pseudo-terminals, by the number of the slave under `/dev/pts`.
    pub ptys: Table<pty::Pty>,
    /// Memory objects that live only as long as somebody maps them.
    pub loose: Vec<pages::ObjectId>,
    /// Inodes of `/` and of the first process's directory.
    pub root: i32,
    pub home: i32,
    /// The pid or tid given last.
    pub last_task: i32,
    /// Where the run's random sequence stands.
    pub random: u64,
    /// What clock_settime has added to the real-time clock.
    pub clock_shift: i64,
    pub hostname: Rc<str>,
    /// The first process's status, as wait(2) encodes it, once it has ended.
    pub first_status: Option<i32>,
}

/// What a call's function is given.
pub struct Cx<'a> {
    pub tid: Tid,
    pub pid: Pid,
    pub pending: Pending,
    pub why: Why,
    pub events: &'a mut Vec<Event>,
}

impl Cx<'_> {
    /// An argument as it is in its register.
    #[must_use]
    pub fn arg(&self, i: usize) -> u64 {
        self.pending.args.get(i).copied().unwrap_or(0)
    }

    /// An argument of type `int`.
    #[must_use]
    pub fn int(&self, i: usize) -> i32 {
        self.arg(i) as i32
    }

    /// An `int` of flags, to be compared with the constants of `abi`.
    #[must_use]
    pub fn flags(&self, i: usize) -> i64 {
        i64::from(self.int(i))
    }

    pub fn emit(&mut self, event: Event) {
        self.events.push(event);
    }

    /// True when the call begins; false when it looks again after a wait.
    #[must_use]
    pub fn first(&self) -> bool {
        matches!(self.why, Why::First | Why::Restarted)
    }
}

/// What a call's function answers.
pub type Answer = Result<Flow, Failure>;

/// The call is over with this result.
#[must_use]
pub fn ret(result: i64) -> Flow {
    Flow::Return(result)
}

/// Why a call did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Failure {
    /// The call is over with this error.
    Errno(Errno),
    /// The program handed over memory that a checked machine does not let it touch (`memory` says which access failed):
    /// the process is stopped.
    Fault { signal: i32, addr: u64, sentence: String, memory: Option<MemFault> },
    /// A signal cut the call off before it had done anything.
    Cut(wait::Restart),
}

impl From<Errno> for Failure {
    fn from(e: Errno) -> Failure {
        Failure::Errno(e)
    }
}

impl Kernel {
    /// A system before its first process.
    #[must_use]
    pub fn new(settings: Settings) -> Kernel {
        let mut k = Kernel {
            random: settings.random_seed,
            hostname: settings.hostname.as_str().into(),
            settings: Rc::new(settings),
            ..Kernel::default()
        };
        *k.terminal_mut() = tty::Terminal::console();
        k.terminal_mut().session = k.outside_pid();
        k.make_tree();
        k
    }

    /// A system call of thread `tid`: the one way in.
    pub fn syscall(&mut self, tid: Tid, call: Call, args: [u64; 6], events: &mut Vec<Event>) -> Flow {
        self.enter(tid, Pending::new(call, args), Why::First, events)
    }

    /// Enters a call again that was woken, timed out, interrupted or is restarted.
    pub fn resume(&mut self, tid: Tid, events: &mut Vec<Event>) -> Flow {
        let Some(thread) = self.threads.get_mut(tid) else { return Flow::ExitThread };
        match std::mem::replace(&mut thread.state, RunState::Ready) {
            RunState::Resuming(pending, why) => self.enter(tid, pending, why, events),
            other => {
                thread.state = other;
                Flow::Block
            }
        }
    }

    fn enter(&mut self, tid: Tid, mut pending: Pending, why: Why, events: &mut Vec<Event>) -> Flow {
        let Some(pid) = self.threads.get(tid).map(|t| t.pid) else { return Flow::ExitThread };
        if pending.call == Call::Syscall {
            // syscall(2): the number of Linux in front of the arguments. The call is then the one it names.
            let [number, args @ ..] = pending.args;
            let named = abi::system_call(number as i64).and_then(Call::from_name);
            let Some(call) = named else { return Errno::ENOSYS.into() };
            pending = Pending::new(call, [args[0], args[1], args[2], args[3], args[4], 0]);
        }
        let (call, args) = (pending.call, pending.args);
        if matches!(why, Why::First | Why::Restarted) {
            events.push(Event::Enter { tid, call, args });
            pending.hand = wait::Hand::Empty;
        }
        let mut cx = Cx { tid, pid, pending, why, events };
        let answer = match cx.pending.hand {
            _ if self.cancellation_point(&cx) => Err(Failure::Cut(wait::Restart::Always)),
            wait::Hand::Done(result) => Ok(ret(result)),
            _ => (call.info().run)(self, &mut cx),
        };
        let pending = cx.pending;
        let flow = match answer {
            Ok(flow) => flow,
            Err(Failure::Errno(e)) => e.into(),
            Err(Failure::Fault { signal, addr, sentence, memory }) => Flow::Fault { signal, addr, sentence, memory },
            Err(Failure::Cut(restart)) => {
                let result = -(restart as i64);
                events.push(Event::Return { tid, call, args, result });
                if let Some(thread) = self.threads.get_mut(tid) {
                    thread.cut = Some((pending, restart));
                }
                return Flow::Interrupted;
            }
        };
        match &flow {
            Flow::Return(result) => events.push(Event::Return { tid, call, args, result: *result }),
            // vfork's parent is blocked; it returns when its child has let go.
            Flow::Fork { .. } | Flow::Thread { .. } if self.threads.get(tid).is_some_and(|t| t.blocked().is_some()) => {
            }
            Flow::Fork { child } => events.push(Event::Return { tid, call, args, result: i64::from(*child) }),
            Flow::Exec { .. } => events.push(Event::Return { tid: pid, call, args, result: 0 }),
            Flow::Thread { result, .. } => events.push(Event::Return { tid, call, args, result: *result }),
            Flow::Block => self.go_to_sleep(tid, pending, events),
            _ => {}
        }
        flow
    }

    fn go_to_sleep(&mut self, tid: Tid, mut pending: Pending, events: &mut Vec<Event>) {
        let latest = self.threads.iter().filter_map(|(_, t)| t.blocked().map(|p| p.arrival)).max();
        pending.arrival = latest.unwrap_or(0) + 1;
        events.push(Event::Blocked { tid, call: pending.call, on: pending.on.clone() });
        if let Some(thread) = self.threads.get_mut(tid) {
            thread.state = RunState::Blocked(pending);
        }
    }

    /// Whether the machine may run this thread now.
    #[must_use]
    pub fn runnable(&self, tid: Tid) -> bool {
        self.threads.get(tid).is_some_and(|t| {
            let process = self.processes.get(t.pid);
            t.is_ready() && process.is_some_and(|p| p.life == process::Life::Alive)
        })
    }
}
