//! Kernel objects that somebody has open or waits for.

use super::Reader;
use super::memory::is_shared_memory;
use super::sync::Found;
use crate::figure::model::{
    BenchView, FileLockView, FileView, Id, ObjectView, OffsetView, PollItem, ProcessView, RingView, TerminalView, Thing,
};
use crate::figure::narrate::until_words;
use crate::kernel::abi;
use crate::kernel::call::Call;
use crate::kernel::event::Object;
use crate::kernel::filelock::Owner;
use crate::kernel::pages::Bytes;
use crate::kernel::process::RunState;
use crate::kernel::ring::Ring;
use crate::kernel::signal;
use crate::kernel::wait::Channel;
use crate::kernel::{Pid, Tid};

/// Bytes of a ring read at each end.
const ENDS: usize = 24;
/// Bytes of a file that are read.
const SHEET: u64 = 16;

impl Reader<'_> {
    pub(super) fn objects(&self, processes: &[ProcessView], found: &[Found]) -> Vec<ObjectView> {
        let k = &self.machine().kernel;
        // What descriptors lead to, in the order in which it was made.
        let mut open: Vec<Object> = processes
            .iter()
            .flat_map(|p| &p.fds)
            .filter_map(|f| if let Id::Kernel(o) = f.to { Some(o) } else { None })
            .collect();
        // A pipe lives while descriptors lead to it; a FIFO that somebody waits to open is there too.
        open.extend(k.pipes.iter().map(|(id, _)| Object::Pipe(id)));
        crate::order::sort(&mut open);
        open.dedup();
        let mut out: Vec<ObjectView> = self.memory_views(found);
        // Shared memory that has a name and is mapped is drawn as the memory it is, not as a file as well.
        open.retain(
            |o| !matches!(o, Object::Inode(ino) if self.slab_of(*ino).is_some_and(|id| out.iter().any(|v| v.id == id))),
        );
        out.extend(open.iter().filter_map(|o| self.opened(*o)));
        out.extend(self.standing());
        out.extend(self.network());
        out.extend(self.sync_views(found));
        out.extend(self.places_to_wait());
        out
    }

    /// The memory behind a file of /dev/shm, mapped or still to be mapped; that behind a file without a name once it is
    /// mapped.
    pub(super) fn slab_of(&self, ino: i32) -> Option<Id> {
        let memory = self.machine().kernel.contents(ino)?;
        let path = self.memory_path(memory);
        if path.as_deref().is_some_and(is_shared_memory) {
            return Some(Id::Kernel(Object::Memory(memory)));
        }
        let named = path.is_none_or(|p| p.starts_with("/dev/shm/"));
        let mapped = self
            .machine()
            .kernel
            .spaces
            .iter()
            .any(|(_, mm)| mm.areas().iter().any(|a| a.shared && a.object.is_some_and(|o| o.0 == memory)));
        (named && mapped).then_some(Id::Kernel(Object::Memory(memory)))
    }

    fn opened(&self, o: Object) -> Option<ObjectView> {
        let k = &self.machine().kernel;
        let (name, what, benches) = match o {
            Object::Pipe(id) => {
                let p = k.pipes.get(id)?;
                let name = match p.fifo {
                    Some(ino) => match self.path_of(ino).filter(|p| !p.is_empty()) {
                        Some(path) => format!("FIFO {path}"),
                        None => "FIFO without a name".to_string(),
                    },
                    None if k.pipes.iter().filter(|(_, p)| p.fifo.is_none()).count() > 1 => format!("pipe {id}"),
                    None => "pipe".to_string(),
                };
                (name, Thing::Ring(ring(&p.ring, Some((p.readers, p.writers)))), self.pipe_benches(id))
            }
            Object::Inode(ino) => (
                self.path_of(ino).unwrap_or_else(|| "a file without a name".into()),
                self.file(ino)?,
                self.lock_bench(ino),
            ),
            Object::Terminal => {
                let t = &k.terminal;
                let mut input: Vec<u8> = t.lines.iter().flatten().copied().collect();
                input.extend(&t.line);
                let sleepers = k.bench(Channel::Terminal);
                let benches = vec![self.bench("read", "waiting to read", "until a line is typed", &sleepers)];
                ("terminal".to_string(), Thing::Terminal(TerminalView { lines: self.printed(), input }), benches)
            }
            // Its screen is what the master has not read yet.
            Object::Pty(id) => {
                let pty = k.ptys.get(id)?;
                let mut input: Vec<u8> = pty.tty.lines.iter().flatten().copied().collect();
                input.extend(&pty.tty.line);
                let screen: Vec<u8> = pty.screen.iter().copied().filter(|b| *b != b'\r').collect();
                let hue = self.hue(pty.tty.foreground);
                let lines = String::from_utf8_lossy(&screen).lines().map(|l| (hue, l.to_string())).collect();
                let (typed, printed) = (k.bench(Channel::Pty(id)), k.bench(Channel::PtyMaster(id)));
                let benches = vec![
                    self.bench("read", "waiting to read", "until a line is typed", &typed),
                    self.bench("wait", "waiting at the master", "until something is printed", &printed),
                ];
                (format!("/dev/pts/{id}"), Thing::Terminal(TerminalView { lines, input }), benches)
            }
            Object::EventFd(id) => {
                let value = k.eventfds.get(id)?.count;
                let benches =
                    vec![self.bench("wait", "waiting", "until the count allows it", &k.bench(Channel::EventFd(id)))];
                ("eventfd".to_string(), Thing::Counter { value, unit: "count" }, benches)
            }
            Object::TimerFd(id) => {
                let t = k.timerfds.get(id)?;
                let every = (t.timer.interval > 0).then_some(t.timer.interval);
                let benches =
                    vec![self.bench("read", "waiting to read", "until it goes off", &k.bench(Channel::TimerFd(id)))];
                ("timerfd".to_string(), Thing::Timer { next: t.timer.due, every, expirations: t.expirations }, benches)
            }
            Object::Inotify(id) => {
                let n = k.inotifies.get(id)?;
                let watched = n.watches.iter().map(|w| format!("{}: {}", w.wd, w.path)).collect();
                let told = n.queue.iter().map(|t| {
                    let name = if t.name.is_empty() { String::new() } else { format!(" {}", t.name) };
                    format!("{}: {}{name}", t.wd, t.words())
                });
                let benches = vec![self.bench(
                    "read",
                    "waiting to read",
                    "until something happens",
                    &k.bench(Channel::Inotify(id)),
                )];
                ("inotify".to_string(), Thing::Watches { watched, told: told.collect() }, benches)
            }
            Object::SignalFd(id) => {
                let mask = k.signalfds.get(id)?.mask;
                let set: Vec<String> = (1..=64).filter(|s| mask & signal::bit(*s) != 0).map(signal::name).collect();
                let pending = |s: &String| {
                    k.processes.iter().any(|(_, p)| p.pending.iter().any(|i| signal::name(i.signal) == *s))
                };
                let waiting = set.iter().filter(|s| pending(s)).cloned().collect();
                let benches = vec![self.bench(
                    "read",
                    "waiting to read",
                    "until one of them comes",
                    &k.bench(Channel::SignalFd(id)),
                )];
                ("signalfd".to_string(), Thing::SignalSet { set, waiting }, benches)
            }
            Object::MessageQueue(id) => self.posix_queue(id)?,
            Object::Socket(id) => self.socket(id)?,
            Object::Epoll(id) => {
                let items = k.epolls.get(id)?.items.iter();
                let items = items
                    .zip(k.epoll_ready(id, self.one_who_has(o)))
                    .map(|(i, ready)| PollItem {
                        fd: i.fd,
                        wanted: poll_words(i.events as i32),
                        what: k.open_files.get(i.file).map(|f| self.object_words(f.object)).unwrap_or_default(),
                        ready,
                    })
                    .collect();
                let benches =
                    vec![self.bench("wait", "in epoll_wait", "until one is ready", &k.bench(Channel::Epoll(id)))];
                ("epoll".to_string(), Thing::Epoll { items }, benches)
            }
            _ => return None,
        };
        let id = Id::Kernel(o);
        // Connecting and sending to somebody else's socket has no descriptor of that.
        let callers = if matches!(o, Object::Socket(_)) { self.waiting_at(&benches) } else { Vec::new() };
        Some(ObjectView { id, name, what, benches, callers })
    }

    /// Those who wait at an object that they have no descriptor for.
    fn waiting_at(&self, benches: &[BenchView]) -> Vec<Tid> {
        let waiters = benches.iter().filter(|b| b.key == "connect").flat_map(|b| &b.waiters);
        waiters.map(|w| w.tid).collect()
    }

    fn pipe_benches(&self, id: i32) -> Vec<BenchView> {
        let k = &self.machine().kernel;
        let mut out = vec![
            self.bench("write", "waiting to write", "until a read makes room", &k.bench(Channel::PipeWrite(id))),
            self.bench(
                "read",
                "waiting to read",
                "until bytes come or the last writer closes",
                &k.bench(Channel::PipeRead(id)),
            ),
        ];
        let mut opening = k.bench(Channel::FifoReader(id));
        opening.extend(k.bench(Channel::FifoWriter(id)));
        if !opening.is_empty() {
            out.push(self.bench("open", "waiting in open", "until the other side is opened", &opening));
        }
        out
    }

    fn file(&self, ino: i32) -> Option<Thing> {
        let k = &self.machine().kernel;
        let inode = k.inodes.get(ino)?;
        let memory = k.contents(ino)?;
        let size = k.pages.size(memory);
        let mut offsets: Vec<OffsetView> = Vec::new();
        for (description, f) in k.open_files.iter().filter(|(_, f)| f.object == Object::Inode(ino)) {
            let mut sharers = Vec::new();
            let mut hue = 0;
            for (pid, p) in k.processes.iter() {
                for s in p.fds.slots.iter().filter(|s| s.file == description) {
                    if hue == 0 {
                        hue = self.hue(pid);
                    }
                    sharers.push(format!("{} fd {}", self.process_name(pid), s.fd));
                }
            }
            if !sharers.is_empty() {
                offsets.push(OffsetView { description, offset: f.offset, sharers, hue });
            }
        }
        // The part around the first offset, at multiples of eight so that it stands still.
        let at = offsets.first().map_or(0, |o| o.offset);
        let from = if size <= SHEET { 0 } else { at.saturating_sub(8) / 8 * 8 };
        let from = from.min(size.saturating_sub(SHEET).next_multiple_of(8));
        let bytes = k.pages.read(memory, from, SHEET.min(size.saturating_sub(from))).data;
        let note =
            if inode.links == 0 { "unlinked: it goes with the last descriptor".to_string() } else { String::new() };
        let path = self.path_of(ino).unwrap_or_default();
        Some(Thing::File(FileView { path, size, bytes, from, offsets, locks: self.locks(ino), note }))
    }

    fn locks(&self, ino: i32) -> Vec<FileLockView> {
        let k = &self.machine().kernel;
        let owner_of = |file: i32| {
            k.processes.iter().find(|(_, p)| p.fds.slots.iter().any(|s| s.file == file)).map(|(pid, _)| pid)
        };
        let view = |pid: Option<Pid>, exclusive: bool, range: Option<(u64, u64)>| FileLockView {
            holder: pid.map_or_else(|| "nobody".to_string(), |p| self.process_name(p)),
            hue: pid.map_or(0, |p| self.hue(p)),
            exclusive,
            range,
        };
        let mut out: Vec<FileLockView> =
            k.flocks.iter().filter(|l| l.ino == ino).map(|l| view(owner_of(l.file), l.exclusive, None)).collect();
        out.extend(k.record_locks.iter().filter(|l| l.ino == ino).map(|l| {
            let pid = match l.owner {
                Owner::Process(pid) => Some(pid),
                Owner::OpenFile(file) => owner_of(file),
            };
            let whole = l.start == 0 && l.end == u64::MAX;
            view(pid, l.exclusive, (!whole).then_some((l.start, l.end.saturating_sub(1))))
        }));
        out
    }

    fn lock_bench(&self, ino: i32) -> Vec<BenchView> {
        let sleepers = self.machine().kernel.bench(Channel::FileLock(ino));
        if sleepers.is_empty() && self.locks(ino).is_empty() {
            return Vec::new();
        }
        vec![self.bench("lock", "waiting for the lock", "until it is let go", &sleepers)]
    }

    /// What the last step printed, a line each.
    fn printed(&self) -> Vec<(u8, String)> {
        let mut out = Vec::new();
        for e in &self.m.last.events {
            if let crate::kernel::event::Event::Output { pid, bytes, .. } = e {
                let text = String::from_utf8_lossy(bytes).into_owned();
                out.extend(text.lines().map(|l| (self.hue(*pid), l.to_string())));
            }
        }
        out
    }

    /// The clock, children, joins, signals, several descriptors at once: who waits there, if anybody does.
    fn places_to_wait(&self) -> Vec<ObjectView> {
        let k = &self.machine().kernel;
        let mut groups: Vec<(Id, Vec<(u32, Tid)>)> = Vec::new();
        for (tid, t) in k.threads.iter() {
            let RunState::Blocked(p) = &t.state else { continue };
            let id = match p.on.as_slice() {
                [] => continue,
                [Channel::Time] => Id::Clock,
                [Channel::Child(pid)] => Id::Children(*pid),
                [Channel::Join(other)] => Id::Join(*other),
                [Channel::Vfork(child)] => Id::Vfork(*child),
                [Channel::Signal(_)] => Id::Signals(tid),
                [_] => continue,
                [..] => Id::Poll(tid),
            };
            match groups.iter_mut().find(|g| g.0 == id) {
                Some(g) => g.1.push((p.arrival, tid)),
                None => groups.push((id, vec![(p.arrival, tid)])),
            }
        }
        let armed = k
            .processes
            .iter()
            .any(|(_, p)| p.timers.real.due.is_some() || p.timers.posix.iter().any(|t| t.timer.due.is_some()));
        if armed && !groups.iter().any(|g| g.0 == Id::Clock) {
            groups.push((Id::Clock, Vec::new()));
        }
        crate::order::sort_by_key(&mut groups, |g| g.0);
        groups
            .into_iter()
            .map(|(id, mut tids)| {
                // By the clock the one that wakes first sits first.
                let due = |t: Tid| k.threads.get(t).and_then(|t| t.blocked()).and_then(|p| p.deadline);
                if id == Id::Clock {
                    crate::order::sort_by_key(&mut tids, |t| (due(t.1), t.0));
                } else {
                    crate::order::sort(&mut tids);
                }
                let tids: Vec<Tid> = tids.into_iter().map(|t| t.1).collect();
                let until = tids.first().map_or_else(String::new, |t| {
                    let on = k.threads.get(*t).and_then(|t| t.blocked()).map(|p| p.on.clone()).unwrap_or_default();
                    format!("until {}", until_words(&on, due(*t)))
                });
                let (name, what, title) = match id {
                    Id::Clock => ("clock".to_string(), Thing::Clock { now: k.now }, "asleep"),
                    Id::Children(pid) => (format!("children of {}", self.label(pid)), wait(), "in wait"),
                    Id::Join(tid) => (format!("end of {}", self.chip_label(tid)), wait(), "in pthread_join"),
                    Id::Vfork(pid) => (format!("memory lent to {}", self.label(pid)), wait(), "in vfork"),
                    Id::Signals(_) => ("signals".to_string(), wait(), "waiting for one"),
                    _ => ("several at once".to_string(), self.watched(tids.first().copied()), "waiting"),
                };
                ObjectView {
                    id,
                    name,
                    what,
                    benches: vec![self.bench_of("wait", title, &until, &tids)],
                    callers: Vec::new(),
                }
            })
            .collect()
    }

    /// The descriptors that a thread asleep in poll or select watches, from what it handed over.
    fn watched_fds(&self, tid: Tid) -> Option<Vec<PollItem>> {
        let k = &self.machine().kernel;
        let t = k.threads.get(tid)?;
        let (pid, p) = (t.pid, t.blocked()?);
        let item = |fd: i32, wanted: String| {
            let object = k.processes.get(pid).and_then(|p| k.open_files.get(p.fds.slot(fd)?.file)).map(|f| f.object);
            PollItem { fd, wanted, what: object.map(|o| self.object_words(o)).unwrap_or_default(), ready: false }
        };
        match p.call {
            Call::Poll | Call::Ppoll => {
                let bytes = self.machine().peek(pid, p.args[0], 8 * p.args[1].min(64));
                let entry = |c: &[u8]| {
                    let fd = i32::from_le_bytes(c.get(..4)?.try_into().ok()?);
                    let events = i16::from_le_bytes(c.get(4..6)?.try_into().ok()?);
                    (fd >= 0).then(|| item(fd, poll_words(events.into())))
                };
                Some(bytes.chunks_exact(8).filter_map(entry).collect())
            }
            Call::Select | Call::Pselect6 => {
                let n = (p.args[0] as usize).min(1024);
                let sets: Vec<Vec<u8>> = (1..4)
                    .map(|i| if p.args[i] == 0 { Vec::new() } else { self.machine().peek(pid, p.args[i], 128) })
                    .collect();
                let in_set = |s: usize, fd: usize| {
                    sets.get(s).and_then(|b| b.get(fd / 8)).is_some_and(|byte| byte >> (fd % 8) & 1 != 0)
                };
                let words = |fd: usize| {
                    let names = ["read", "write", "urgent"];
                    let list: Vec<&str> =
                        names.into_iter().enumerate().filter(|(s, _)| in_set(*s, fd)).map(|x| x.1).collect();
                    list.join(" or ")
                };
                let fds = (0..n).filter(|fd| (0..3).any(|s| in_set(s, *fd)));
                Some(fds.map(|fd| item(fd as i32, words(fd))).collect())
            }
            _ => None,
        }
    }

    /// A thread of the first process that has an object open.
    fn one_who_has(&self, o: Object) -> Tid {
        let k = &self.machine().kernel;
        let has = |p: &crate::kernel::process::Process| {
            p.fds.slots.iter().any(|s| k.open_files.get(s.file).is_some_and(|f| f.object == o))
        };
        k.processes
            .iter()
            .find(|(_, p)| has(p))
            .and_then(|(pid, _)| self.live_threads(pid).first().copied())
            .unwrap_or(0)
    }

    /// An object in a word or two, for lists.
    fn object_words(&self, o: Object) -> String {
        match o {
            Object::Pipe(id) => match self.machine().kernel.pipes.get(id).and_then(|p| p.fifo) {
                Some(_) => "FIFO".into(),
                None => format!("pipe {id}"),
            },
            Object::Terminal => "terminal".into(),
            Object::Pty(_) => "pseudo-terminal".into(),
            Object::PtyMaster(_) => "master".into(),
            Object::Inode(_) => "file".into(),
            Object::Outside(_) => "outside".into(),
            Object::Socket(_) => "socket".into(),
            Object::MessageQueue(_) => "queue".into(),
            Object::EventFd(_) => "eventfd".into(),
            Object::TimerFd(_) => "timer".into(),
            Object::SignalFd(_) => "signals".into(),
            Object::Inotify(_) => "inotify".into(),
            Object::Epoll(_) => "epoll".into(),
            Object::ByteSocket(_) => "byte socket".into(),
            _ => String::new(),
        }
    }

    /// What a select or poll watches.
    fn watched(&self, tid: Option<Tid>) -> Thing {
        if let Some(items) = tid.and_then(|t| self.watched_fds(t)).filter(|i| !i.is_empty()) {
            return Thing::Epoll { items };
        }
        let on = tid
            .and_then(|t| self.machine().kernel.threads.get(t))
            .and_then(|t| t.blocked())
            .map(|p| p.on.clone())
            .unwrap_or_default();
        let words: Vec<String> = on
            .iter()
            .filter_map(|c| match c {
                Channel::PipeRead(id) | Channel::PipeWrite(id) => Some(format!("pipe {id}")),
                Channel::Terminal => Some("terminal".to_string()),
                Channel::SocketRead(id) | Channel::SocketAccept(id) => Some(format!("socket {id}")),
                Channel::EventFd(_) => Some("eventfd".to_string()),
                Channel::TimerFd(_) => Some("timer".to_string()),
                Channel::Time => Some("clock".to_string()),
                _ => None,
            })
            .collect();
        Thing::Wait { note: words.join(", ") }
    }
}

/// "in", "out", "in and out": poll(2)'s POLLIN and POLLOUT, which epoll's events begin with.
fn poll_words(events: i32) -> String {
    let has = |bit: i64| i64::from(events) & bit != 0;
    let mut out: Vec<&str> = Vec::new();
    if has(abi::POLLIN) {
        out.push("read");
    }
    if has(abi::POLLOUT) {
        out.push("write");
    }
    if has(abi::POLLPRI) {
        out.push("urgent");
    }
    let mut words = out.join(" or ");
    if has(abi::EPOLLET) {
        words.push_str(", edge");
    }
    if has(abi::EPOLLONESHOT) {
        words.push_str(", once");
    }
    words
}

fn wait() -> Thing {
    Thing::Wait { note: String::new() }
}

pub(super) fn known(b: &Bytes) -> Vec<Option<u8>> {
    let set = |i: usize| b.undef.as_ref().is_none_or(|u| u.get(i) == Some(&crate::kernel::pages::DEFINED));
    b.data.iter().enumerate().map(|(i, v)| set(i).then_some(*v)).collect()
}

/// A ring with its two ends, for one that has them: how many read and how many write.
pub(super) fn ring(r: &Ring, ends: Option<(u32, u32)>) -> RingView {
    let len = r.len();
    let head = known(&r.peek(len.min(ENDS)));
    let tail = if len > ENDS {
        let all = r.array();
        let slots = r.slots();
        (len - ENDS.min(len - ENDS)..len).map(|i| all.get((r.next_out() + i) % slots).copied().flatten()).collect()
    } else {
        Vec::new()
    };
    RingView {
        slots: r.slots() as u64,
        room: r.capacity() as u64,
        out: r.next_out() as u64,
        len: len as u64,
        head,
        tail,
        readers: ends.map(|e| e.0),
        writers: ends.map(|e| e.1),
        ..RingView::default()
    }
}
