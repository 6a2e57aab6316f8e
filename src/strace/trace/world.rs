//! What there was at one place in a log.
//!
//! Rules:
//! - `advance` is the only way anything changes, one entry at a time; the same entries give the same world.
//! - A call that hands bytes over does so when it begins: its peer may be seen to return first. All else a call does
//!   when it returns.

use super::object::{Kind, Object, peer_key};
use super::{Chunk, Transfer};
use crate::strace::log::{Call, Log, Value, What};
use std::collections::{BTreeMap, VecDeque};

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct World {
    /// By tid.
    pub tasks: BTreeMap<i32, Task>,
    /// By pid; those that ended stay.
    pub processes: BTreeMap<i32, Process>,
    pub objects: Vec<Object>,
    /// Open file descriptions, by their numbers.
    pub files: BTreeMap<usize, Description>,
    pub(super) next_file: usize,
    /// Objects by what strace -y calls them.
    pub(super) keys: BTreeMap<String, usize>,
    /// System V queues by their identifiers.
    pub queues: BTreeMap<i64, usize>,
    /// What processes found open: objects by the number of the descriptor.
    pub(super) inherited: BTreeMap<i32, usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub pid: i32,
    pub state: State,
    /// Calls it made.
    pub calls: u64,
    /// Entries of the log: its first, its last, and the last few at which a call began or a signal came, in order.
    pub first: usize,
    pub last: usize,
    pub recent: VecDeque<usize>,
}

/// How many entries `Task::recent` holds.
pub const RECENT: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Running,
    /// In a call: index into `Log::calls`.
    In(usize),
    Stopped,
    Ended,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Process {
    /// None: it was there before the log began.
    pub parent: Option<i32>,
    /// What it runs: the words of its last execve; nothing: its parent's program.
    pub argv: Vec<String>,
    pub fds: BTreeMap<i32, Fd>,
    pub end: Option<End>,
    /// Its parent has been told of its end.
    pub reaped: bool,
    /// Signals it got, in order: entry and name.
    pub signals: Vec<(usize, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    Exited(i32),
    Killed(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fd {
    /// Number of the open file description.
    pub file: usize,
    pub cloexec: bool,
}

/// An open file description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    pub object: usize,
    pub reads: bool,
    pub writes: bool,
    /// Descriptors that lead to it.
    pub links: usize,
}

impl Task {
    fn new(pid: i32, at: usize) -> Task {
        Task { pid, state: State::Running, calls: 0, first: at, last: at, recent: VecDeque::new() }
    }
}

impl World {
    /// Takes in the entry with this number.
    pub fn advance(&mut self, log: &Log, at: usize, transfers: &mut Vec<Transfer>) {
        let Some(entry) = log.entries.get(at) else { return };
        let tid = entry.tid;
        let pid = self.meet(tid, at, log.threads.iter().find(|t| t.0 == tid).map(|t| t.1));
        if matches!(entry.what, What::Begin(_) | What::Signal(..) | What::Stopped(_))
            && let Some(task) = self.tasks.get_mut(&tid)
        {
            if task.recent.len() == RECENT {
                task.recent.pop_front();
            }
            task.recent.push_back(at);
        }
        match &entry.what {
            What::Begin(call) => {
                self.set(tid, State::In(*call));
                if let Some(task) = self.tasks.get_mut(&tid) {
                    task.calls += 1;
                }
                if let Some(call) = log.calls.get(*call) {
                    self.begin(pid, tid, at, call);
                }
            }
            What::Return(call) => {
                self.set(tid, State::Running);
                if let Some(call) = log.calls.get(*call) {
                    self.returned(pid, tid, at, call, transfers);
                }
            }
            What::Signal(name, _) => {
                if let Some(process) = self.processes.get_mut(&pid) {
                    process.signals.push((at, name.clone()));
                }
                if name == "SIGCONT" {
                    self.set(tid, State::Running);
                }
            }
            What::Stopped(_) => self.set(tid, State::Stopped),
            What::Exited(status) => self.end(pid, tid, End::Exited(*status)),
            What::Killed { signal, .. } => self.end(pid, tid, End::Killed(signal.clone())),
            What::Superseded => self.set(tid, State::Ended),
            What::Attached | What::Detached => {}
        }
    }

    fn set(&mut self, tid: i32, state: State) {
        if let Some(task) = self.tasks.get_mut(&tid) {
            task.state = state;
        }
    }

    /// The process of a thread; one that nobody was seen to make was there before, in a process of its own unless the
    /// log said otherwise.
    fn meet(&mut self, tid: i32, at: usize, known: Option<i32>) -> i32 {
        let task = self.tasks.entry(tid).or_insert(Task::new(known.unwrap_or(tid), at));
        task.last = at;
        let pid = task.pid;
        self.processes.entry(pid).or_default();
        pid
    }

    fn end(&mut self, pid: i32, tid: i32, end: End) {
        self.set(tid, State::Ended);
        // The process ends with its last thread, and as that one says.
        if self.tasks.values().any(|t| t.pid == pid && t.state != State::Ended) {
            return;
        }
        let Some(process) = self.processes.get_mut(&pid) else { return };
        process.end = Some(end);
        for (_, fd) in std::mem::take(&mut process.fds) {
            self.release(fd.file);
        }
    }

    /// A child as fork or clone makes it. It may have been seen before the call that made it returned.
    pub(super) fn child(&mut self, parent: i32, tid: i32, at: usize, thread: bool) {
        let pid = if thread { parent } else { tid };
        let known = self.tasks.get(&tid).is_some_and(|t| t.state != State::Ended);
        if !known || thread {
            let task = Task::new(pid, at);
            let seen = self.tasks.insert(tid, task);
            if let Some(seen) = seen.filter(|s| s.state != State::Ended)
                && let Some(task) = self.tasks.get_mut(&tid)
            {
                *task = Task { pid, ..seen };
            }
        }
        if thread {
            if let Some(own) = self.processes.remove(&tid) {
                self.adopt(parent, own);
            }
            return;
        }
        let (argv, fds) = self.processes.get(&parent).map(|p| (p.argv.clone(), p.fds.clone())).unwrap_or_default();
        let own = self.processes.remove(&tid).filter(|_| known).unwrap_or_default();
        let mut process = Process { parent: Some(parent), argv, ..Process::default() };
        // Model: a table shared by CLONE_FILES is taken as copied.
        for (number, fd) in fds {
            if let Some(file) = self.files.get_mut(&fd.file) {
                file.links += 1;
            }
            process.fds.insert(number, fd);
        }
        if !own.argv.is_empty() {
            process.argv = own.argv;
        }
        process.signals = own.signals;
        for (number, fd) in own.fds {
            if let Some(old) = process.fds.insert(number, fd) {
                self.release(old.file);
            }
        }
        self.processes.insert(tid, process);
    }

    /// What a thread was seen to do before it was known whose it is.
    fn adopt(&mut self, pid: i32, own: Process) {
        let Some(process) = self.processes.get_mut(&pid) else { return };
        process.signals.extend(own.signals);
        for (number, fd) in own.fds {
            process.fds.entry(number).or_insert(fd);
        }
    }

    /// A new object; with a key that is known already, that one.
    pub(super) fn object(&mut self, object: Object) -> usize {
        if let Some(&known) = object.key.as_ref().and_then(|k| self.keys.get(k)) {
            return known;
        }
        let number = self.objects.len();
        if let Some(key) = &object.key {
            self.keys.insert(key.clone(), number);
        }
        self.objects.push(object);
        number
    }

    pub(super) fn file(&mut self, object: usize, reads: bool, writes: bool) -> usize {
        let number = self.next_file;
        self.next_file += 1;
        self.files.insert(number, Description { object, reads, writes, links: 0 });
        number
    }

    /// Makes a descriptor lead to a file, whatever it led to before.
    pub(super) fn install(&mut self, pid: i32, number: i32, file: usize, cloexec: bool) {
        if let Some(f) = self.files.get_mut(&file) {
            f.links += 1;
        }
        let Some(process) = self.processes.get_mut(&pid) else { return };
        if let Some(old) = process.fds.insert(number, Fd { file, cloexec }) {
            self.release(old.file);
        }
    }

    pub(super) fn release(&mut self, file: usize) {
        let Some(f) = self.files.get_mut(&file) else { return };
        f.links = f.links.saturating_sub(1);
        if f.links == 0 {
            self.files.remove(&file);
        }
    }

    pub(super) fn close(&mut self, pid: i32, number: i32) {
        let fd = self.processes.get_mut(&pid).and_then(|p| p.fds.remove(&number));
        if let Some(fd) = fd {
            self.release(fd.file);
        }
    }

    /// The file behind a descriptor as a call names it. One that the log did not see opened is met here.
    pub(super) fn descriptor(&mut self, pid: i32, value: &Value) -> Option<usize> {
        let number = i32::try_from(value.number()?).ok().filter(|n| *n >= 0)?;
        let about = value.about();
        if let Some(fd) = self.processes.get(&pid)?.fds.get(&number).copied() {
            let object = self.files.get(&fd.file)?.object;
            self.learn(object, about);
            return Some(fd.file);
        }
        let object = match about {
            Some(about) => {
                let object = self.object(Object::described(about));
                self.learn(object, Some(about));
                object
            }
            None => match self.inherited.get(&number) {
                Some(&object) => object,
                None => {
                    let name = match number {
                        0 => "standard input".to_string(),
                        1 => "standard output".to_string(),
                        2 => "standard error".to_string(),
                        n => format!("descriptor {n}, open before the log"),
                    };
                    let object = self.object(Object::new(Kind::Unknown, &name, None));
                    self.inherited.insert(number, object);
                    object
                }
            },
        };
        let file = self.file(object, number != 1 && number != 2, number != 0);
        self.install(pid, number, file, false);
        Some(file)
    }

    /// What strace -y says of a descriptor may be more than is known: a socket's peer.
    fn learn(&mut self, object: usize, about: Option<&str>) {
        let Some(about) = about else { return };
        if let Some(o) = self.objects.get_mut(object) {
            if o.key.is_none() && !about.starts_with("anon_inode") {
                let described = Object::described(about);
                if o.kind == Kind::Unknown || o.kind == described.kind || described.kind == Kind::Fifo {
                    o.key.clone_from(&described.key);
                    if !matches!(o.kind, Kind::Fifo | Kind::MessageQueue | Kind::SharedMemory) {
                        o.name = described.name;
                    }
                    if o.kind == Kind::Unknown {
                        o.kind = described.kind;
                    }
                    if let Some(key) = described.key {
                        self.keys.entry(key).or_insert(object);
                    }
                }
            } else if matches!(o.kind, Kind::Socket { .. }) && about.contains("->") && !o.name.contains("->") {
                o.name = Object::described(about).name;
            }
        }
        let is_socket =
            self.objects.get(object).is_some_and(|o| matches!(o.kind, Kind::Socket { .. }) && o.peer.is_none());
        if is_socket && let Some(key) = peer_key(about) {
            // The key of a TCP connection's end is all that is printed of it, so it is learnt here.
            if !key.starts_with("socket:") {
                self.keys.entry(about.to_string()).or_insert(object);
            }
            if let Some(&peer) = self.keys.get(&key).filter(|p| **p != object) {
                self.join(object, peer);
            }
        }
    }

    /// Two sockets are the ends of one connection.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        for (end, other) in [(a, b), (b, a)] {
            let Some(o) = self.objects.get_mut(end) else { continue };
            o.peer = o.peer.or(Some(other));
            let early = std::mem::take(&mut o.early);
            if let Some(o) = self.objects.get_mut(other) {
                o.queue.extend(early);
            }
        }
    }

    pub(super) fn object_of(&self, file: usize) -> Option<usize> {
        self.files.get(&file).map(|f| f.object)
    }

    /// Bytes go into an object's queue; of a socket, into its peer's.
    pub(super) fn send(&mut self, object: usize, to: Option<usize>, chunk: Chunk) {
        let bytes = chunk.bytes;
        if let Some(o) = self.objects.get_mut(object) {
            o.sent.add(bytes);
        }
        let target = match self.objects.get(object).map(|o| o.kind) {
            Some(Kind::Socket { .. }) => to.or_else(|| self.objects.get(object).and_then(|o| o.peer)),
            Some(kind) if kind.carries() => Some(object),
            _ => None,
        };
        let is_stream = self.objects.get(object).is_some_and(|o| o.kind == Kind::Socket { datagram: false });
        match target {
            Some(target) => {
                if let Some(t) = self.objects.get_mut(target) {
                    t.queue.push_back(chunk);
                }
            }
            None if is_stream => {
                if let Some(o) = self.objects.get_mut(object) {
                    o.early.push_back(chunk);
                }
            }
            None => {}
        }
    }

    /// Bytes come out of an object's queue: who had sent them.
    pub(super) fn receive(&mut self, object: usize, to: i32, at: usize, bytes: u64, transfers: &mut Vec<Transfer>) {
        let Some(o) = self.objects.get_mut(object) else { return };
        o.received.add(bytes);
        let whole = o.kind.keeps_edges();
        let mut left = bytes;
        while let Some(first) = o.queue.front_mut() {
            let taken = if whole { first.bytes } else { first.bytes.min(left) };
            if taken == 0 && !whole {
                break;
            }
            let (from, sent) = (first.from, first.entry);
            transfers.push(Transfer { object, from, sent, to, received: at, bytes: taken });
            first.bytes -= taken;
            first.data.drain(..first.data.len().min(taken as usize));
            left = left.saturating_sub(taken);
            if first.bytes == 0 {
                o.queue.pop_front();
            }
            if whole || left == 0 {
                break;
            }
        }
    }

    /// The object that a call may wait at.
    #[must_use]
    pub fn waits_at(&self, tid: i32, call: &Call) -> Option<usize> {
        let named = matches!(
            call.name.as_str(),
            "read"
                | "readv"
                | "write"
                | "writev"
                | "recv"
                | "recvfrom"
                | "recvmsg"
                | "send"
                | "sendto"
                | "sendmsg"
                | "accept"
                | "accept4"
                | "connect"
                | "mq_timedsend"
                | "mq_timedreceive"
                | "epoll_wait"
                | "epoll_pwait"
                | "flock"
        );
        let number = i32::try_from(call.number(0).filter(|_| named)?).ok()?;
        let pid = self.tasks.get(&tid)?.pid;
        let fd = self.processes.get(&pid)?.fds.get(&number)?;
        self.object_of(fd.file)
    }

    /// A process's name: the last part of what it runs.
    #[must_use]
    pub fn name(&self, pid: i32) -> String {
        let first = self.processes.get(&pid).and_then(|p| p.argv.first());
        first.map_or(String::new(), |path| path.rsplit('/').next().unwrap_or(path).to_string())
    }
}
