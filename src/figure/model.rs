//! What a figure shows, as plain data: filled from a machine (`read.rs`), from an imported trace, or by a test's hand.
//!
//! Layout, narration and motion know this and nothing of machines. Everything is already in words and numbers as they
//! will be seen: a variable's value is the text C would print, a state is a state of ps(1).

use super::plan::Plan;
use crate::kernel::call::Call;
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
    /// 390 units: a phone.
    Narrow,
}

impl Width {
    pub fn units(self) -> f64 {
        match self {
            Width::Wide => 900.0,
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
            Id::Kernel(Object::Futex(FutexKey::Private { pid, addr })) => format!("futex-{pid}-{addr:x}"),
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
    /// A thread that has ended and is not yet joined; a process that is gone.
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

#[derive(Clone, Debug, PartialEq)]
pub struct ObjectView {
    pub id: Id,
    /// "pipe", "fifo /tmp/f", "sem \"free\"".
    pub name: String,
    pub what: Thing,
    /// In the order in which they are drawn.
    pub benches: Vec<BenchView>,
    /// Threads (by tid) whose blocked or just finished call is about this object without a descriptor: a line is drawn
    /// from their process.
    pub callers: Vec<Tid>,
}

/// A wait queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BenchView {
    /// Unique for its object: "read", "write", "lock".
    pub key: &'static str,
    /// "waiting to write"
    pub title: String,
    /// What would wake the first: "until a read makes room".
    pub until: String,
    /// In order of arrival.
    pub waiters: Vec<Waiter>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    pub tid: Tid,
    /// What its chip says: the pid, or the thread's name where the process has several.
    pub label: String,
    pub hue: u8,
    /// When it gives up, nanoseconds on the virtual clock.
    pub deadline: Option<u64>,
}

/// A byte that may never have been given a value.
pub type MaybeByte = Option<u8>;

/// A ring of byte slots.
///
/// **in** is the next free slot and **out** the next byte to read: the textbooks' words. The byte sockets of one of the
/// sources say `dataEnd` and `dataStart`, xv6 `nwrite` and `nread`, Linux head and tail.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RingView {
    pub slots: u64,
    /// How many bytes it takes before it is full: `slots`, or one less where a free slot tells full from empty.
    pub room: u64,
    /// Slot numbers.
    pub out: u64,
    pub len: u64,
    /// What lies from `out` on, oldest first; may stop after the first few and last few (see `tail`).
    pub head: Vec<MaybeByte>,
    /// The newest bytes, oldest first, when `head` does not hold all.
    pub tail: Vec<MaybeByte>,
    /// A ring in a program's memory: what lies in each slot, full or not. Then `head` and `tail` say nothing.
    pub cells: Vec<CellView>,
    /// Where its next free slot is by the program's own index, which may be wrong about `len`.
    pub hand_in: Option<u64>,
    /// Open ends; None for a ring without ends.
    pub readers: Option<u32>,
    pub writers: Option<u32>,
}

/// A slot of a ring in a program's memory.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CellView {
    pub text: String,
    /// Never given a value.
    pub undefined: bool,
    /// By the last step.
    pub changed: bool,
}

impl RingView {
    /// The next free slot.
    pub fn in_(&self) -> u64 {
        if let Some(slot) = self.hand_in {
            return slot;
        }
        if self.slots == 0 { 0 } else { (self.out % self.slots + self.len) % self.slots }
    }

    /// Whether a slot holds something that has been put in and not taken out.
    pub fn holds(&self, slot: u64) -> bool {
        self.slots > 0 && (slot % self.slots + self.slots - self.out % self.slots) % self.slots < self.len
    }

    /// The byte in a slot: None if the slot is empty, Some(None) if its byte is not known.
    pub fn byte(&self, slot: u64) -> Option<MaybeByte> {
        if self.slots == 0 {
            return None;
        }
        let age = (slot % self.slots + self.slots - self.out % self.slots) % self.slots;
        if age >= self.len {
            return None;
        }
        let from_end = self.len - 1 - age;
        Some(match self.head.get(age as usize) {
            Some(b) => *b,
            None => {
                let i = (self.tail.len() as u64).checked_sub(from_end + 1);
                i.and_then(|i| self.tail.get(i as usize)).copied().flatten()
            }
        })
    }
}

/// A message with edges.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Envelope {
    /// Distinguishes it from every other one of its object while it lives.
    pub number: u64,
    pub bytes: Vec<u8>,
    /// Length if `bytes` does not hold all.
    pub len: u64,
    /// Priority or type; "" for neither.
    pub stamp: String,
    /// The sender's colour, 0 if unknown.
    pub hue: u8,
    /// How many of its bytes were never given a value.
    pub undefined: u64,
}

/// One semaphore of a System V set.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SemaphoreView {
    pub value: u64,
    /// By the last step.
    pub changed: bool,
    /// What the ends of processes will add to it (`SEM_UNDO`).
    pub undo: i32,
}

/// A byte socket: a ring each way.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct DuplexView {
    /// From the first end to the second, and back.
    pub halves: [HalfView; 2],
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct HalfView {
    /// "client to server"
    pub name: String,
    pub ring: RingView,
    /// The processes that write into it.
    pub owners: Vec<Pid>,
    pub benches: Vec<BenchView>,
}

/// A named piece of memory with its value.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FieldView {
    pub name: String,
    pub value: String,
    pub changed: bool,
    pub undefined: bool,
    /// As C writes it: `int`, `char [16]`.
    pub ty: String,
    /// Where it lies in the object, bytes.
    pub offset: u64,
    pub len: u64,
}

/// Who holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub tid: Tid,
    pub label: String,
    pub hue: u8,
}

/// What kind of object, and its state.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    Ring(RingView),
    /// A semaphore, an eventfd: a counter with tokens.
    Counter {
        value: u64,
        unit: &'static str,
    },
    /// A System V set.
    SemSet {
        values: Vec<SemaphoreView>,
        /// Its key, if it has one.
        note: String,
    },
    /// Two rings, one for each direction.
    Duplex(DuplexView),
    /// A mutex or spin lock. `depth` above 1: taken recursively.
    Lock {
        owner: Option<Holder>,
        depth: u32,
        note: String,
    },
    ReadWriteLock {
        writer: Option<Holder>,
        readers: Vec<Holder>,
    },
    /// A condition variable; with the name of its mutex, if known.
    Condition {
        mutex: String,
    },
    Barrier {
        count: u32,
        arrived: u32,
    },
    Mailbox(MailboxView),
    Memory(MemoryView),
    File(FileView),
    Terminal(TerminalView),
    /// A socket that is not connected: listening, bound, or of datagrams.
    Socket(SocketView),
    /// Two stream sockets joined: what each end sends waits in the other's buffer.
    Connection(ConnectionView),
    Timer {
        next: Option<u64>,
        every: Option<u64>,
        expirations: u64,
    },
    /// signalfd: the signals it takes, and those waiting.
    SignalSet {
        set: Vec<String>,
        waiting: Vec<String>,
    },
    /// inotify: the files watched, and what has happened to them since it was read, the oldest first.
    Watches {
        watched: Vec<String>,
        told: Vec<String>,
    },
    Epoll {
        items: Vec<PollItem>,
    },
    /// The virtual clock.
    Clock {
        now: u64,
    },
    /// A place to wait and nothing else.
    Wait {
        note: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MailboxView {
    /// None: unbounded. Some(0): a rendezvous, sender and receiver meet.
    pub capacity: Option<u32>,
    /// Bytes held, and how many it holds at most, where that is its bound.
    pub bytes: Option<(u64, u64)>,
    /// Next to be received first; the first ones if there are many.
    pub messages: Vec<Envelope>,
    /// How many there are, if `messages` does not hold all.
    pub held: u64,
    pub owner: Option<String>,
    /// What a stamp on a message means: "priority", "type", "".
    pub stamps: &'static str,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MemoryView {
    pub size: u64,
    /// Named contents if known; else bytes.
    pub fields: Vec<FieldView>,
    pub bytes: Vec<MaybeByte>,
    pub mappings: Vec<MappingView>,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MappingView {
    pub pid: Pid,
    /// What the process calls it: a variable's name or its address.
    pub label: String,
    /// `rw-`, `r--`
    pub protection: String,
    /// `MAP_PRIVATE`: writes stay with the process.
    pub private: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FileView {
    pub path: String,
    pub size: u64,
    /// Contents from `from` on, as much as is worth showing.
    pub bytes: Vec<u8>,
    pub from: u64,
    /// One for each open file description.
    pub offsets: Vec<OffsetView>,
    pub locks: Vec<FileLockView>,
    /// "unlinked", "O_APPEND" and the like.
    pub note: String,
}

/// An open file description's place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OffsetView {
    pub description: i32,
    pub offset: u64,
    /// Who shares it: "101 fd 3".
    pub sharers: Vec<String>,
    pub hue: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FileLockView {
    pub holder: String,
    pub hue: u8,
    pub exclusive: bool,
    /// Byte range; None: the whole file.
    pub range: Option<(u64, u64)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TerminalView {
    /// The last lines printed, each with the writer's colour.
    pub lines: Vec<(u8, String)>,
    /// Typed and not yet read.
    pub input: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SocketView {
    /// "UNIX stream", "INET datagram"
    pub kind: String,
    /// Where it is bound; "".
    pub address: String,
    pub host: String,
    /// Listening: (connections waiting to be accepted, backlog).
    pub listening: Option<(u32, u32)>,
    pub messages: Vec<Envelope>,
    pub peer: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ConnectionView {
    pub kind: String,
    pub a: EndView,
    pub b: EndView,
}

/// One end of a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndView {
    /// The socket that descriptors lead to.
    pub id: Option<Id>,
    pub address: String,
    pub host: String,
    /// Received and not yet read, oldest first.
    pub bytes: Vec<u8>,
    pub len: u64,
    pub room: u64,
    /// Datagrams or records instead of bytes.
    pub messages: Vec<Envelope>,
    /// "open", "shut for writing", "not yet accepted", "closed"
    pub state: &'static str,
}

impl Default for EndView {
    fn default() -> Self {
        EndView {
            id: None,
            address: String::new(),
            host: String::new(),
            bytes: Vec::new(),
            len: 0,
            room: 0,
            messages: Vec::new(),
            state: "open",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PollItem {
    pub fd: i32,
    /// What it is watched for: "read", "read or write".
    pub wanted: String,
    /// What it leads to, in a word or two.
    pub what: String,
    pub ready: bool,
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

impl ObjectView {
    /// A connection is drawn once and has two sockets.
    pub fn has_end(&self, id: Id) -> bool {
        match &self.what {
            Thing::Connection(c) => c.a.id == Some(id) || c.b.id == Some(id),
            _ => false,
        }
    }
}

impl ProcessView {
    pub fn focus_thread(&self) -> Option<&ThreadView> {
        self.threads.get(self.focus).or(self.threads.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_knows_the_byte_in_a_slot() {
        let r =
            RingView { slots: 4, room: 4, out: 3, len: 2, head: vec![Some(b'a'), Some(b'b')], ..RingView::default() };
        assert_eq!(r.in_(), 1);
        assert_eq!([0, 1, 2, 3].map(|s| r.byte(s)), [Some(Some(b'b')), None, None, Some(Some(b'a'))]);
        let long = RingView {
            slots: 100,
            out: 98,
            len: 50,
            head: vec![Some(b'a')],
            tail: vec![Some(b'y'), Some(b'z')],
            ..RingView::default()
        };
        assert_eq!(long.byte(98), Some(Some(b'a')));
        assert_eq!(long.byte(99), Some(None));
        assert_eq!(long.byte(47), Some(Some(b'z')));
        assert_eq!(long.byte(46), Some(Some(b'y')));
        assert_eq!(long.byte(48), None);
    }

    #[test]
    fn keys_are_words() {
        assert_eq!(Id::Kernel(Object::Pipe(3)).key(), "pipe-3");
        assert_eq!(Id::Kernel(Object::Terminal).key(), "terminal");
        assert_eq!(Id::Children(7).key(), "children-7");
    }
}
