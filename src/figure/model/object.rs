//! What lies below the line as a figure shows it: rings, queues, locks, memory, files, sockets, and who waits at them.

use super::Id;
use crate::kernel::{Pid, Tid};

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

impl ObjectView {
    /// A connection is drawn once and has two sockets.
    pub fn has_end(&self, id: Id) -> bool {
        match &self.what {
            Thing::Connection(c) => c.a.id == Some(id) || c.b.id == Some(id),
            _ => false,
        }
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
}
