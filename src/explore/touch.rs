//! What a transition reads and writes, as names of objects: the ground on which two transitions are told independent.
//!
//! Rules:
//! - A call that is not in the table below touches everything (`Touch::all`). One that is names every object of the
//!   kernel on which its result depends or which it changes; `tests/explore/commute.rs` tries every pair that is called
//!   independent, at every state of all test programs, both ways round.
//! - An object and its bench are one name: a thread that waits on it, and whoever wakes it, touch it.
//! - That a thread is woken is no touch of its own. Whoever wakes it touches what it waits on; and as the sleeper
//!   touches that too, and every thread of a process touches the process's signals, two who would wake it for different
//!   reasons are tied together by the sleeper itself (`learn.rs` takes sleepers into its sets).
//! - Two names of touches beside reading and writing: a *post* (`sem_post`, an unlock by the owner, the end of a thread)
//!   and a *wait* (`sem_wait`, a lock, `pthread_join`). Two posts can change places. So can a post and a wait, where the
//!   wait can be made in both orders: a counter that goes up and down, or down and up, is the same; and before the owner
//!   has let go, nobody else's lock can be made at all. What a wait that cannot be made depends on is the post. Both need
//!   that who waits cannot be told from who is about to (`wait.rs`); else they are writes, and so is an unlock by
//!   somebody who is not the owner. Whoever looks at a counter without waiting (`sem_getvalue`, `trylock`) reads or
//!   writes it.
//! - Links to an open file are apart from its state: `fork` and `close` only count, unless it is the last one.

use crate::kernel::call::{Arg, Call, Class};
use crate::kernel::event::{Event, Object};
use crate::kernel::mm::mix;
use crate::kernel::share::Shares;
use crate::kernel::socket::{self, State};
use crate::kernel::wait::Channel;
use crate::kernel::{Pid, Tid, abi};
use crate::machine::{Choice, Machine, Moved};
use crate::vm::Access;
use crate::vm::watch::{KeySet, grains};

use super::wait;

/// Names of objects, `all` for everything there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touch {
    pub all: bool,
    pub reads: Vec<u64>,
    pub writes: Vec<u64>,
    /// Locks and counters that it lets others have: `sem_post`, an owner's unlock, the end of a thread.
    pub posts: Vec<u64>,
    /// Those it takes, or waits for: `sem_wait`, a lock, `pthread_join`.
    pub awaits: Vec<u64>,
}

impl Touch {
    pub fn everything() -> Touch {
        Touch { all: true, ..Touch::default() }
    }

    /// Whether the order of the two may matter.
    #[must_use]
    pub fn conflicts(&self, other: &Touch) -> bool {
        let meets = |a: &[u64], b: &[u64]| a.iter().any(|x| b.contains(x));
        self.all
            || other.all
            || meets(&self.writes, &other.writes)
            || meets(&self.writes, &other.reads)
            || meets(&self.reads, &other.writes)
            || [(self, other), (other, self)].iter().any(|(a, b)| {
                meets(&a.posts, &b.reads)
                    || meets(&a.posts, &b.writes)
                    || meets(&a.awaits, &b.reads)
                    || meets(&a.awaits, &b.writes)
                    || meets(&a.awaits, &b.awaits)
                    || meets(&a.awaits, &b.posts)
            })
    }

    fn read(&mut self, name: Name) {
        self.reads.push(name.key());
    }

    fn write(&mut self, name: Name) {
        self.writes.push(name.key());
    }

    /// Lets go of a lock or counts up, where nobody could tell who waits (`wait::is_quiet`); else it is a write.
    fn post(&mut self, quiet: bool, name: Name) {
        if quiet { self.posts.push(name.key()) } else { self.write(name) }
    }

    fn wait(&mut self, quiet: bool, name: Name) {
        if quiet { self.awaits.push(name.key()) } else { self.write(name) }
    }
}

/// The objects that have names.
#[derive(Clone, Copy, Debug, Hash)]
enum Name {
    /// Signals of a process: pending, masks, whether it is stopped.
    Signals(Pid),
    /// Actions on signals, by `Shares::actions`.
    Actions(Pid),
    /// A table of descriptors, by `Shares::files`.
    Descriptors(Pid),
    /// How many descriptors lead to an open file; its offset and flags.
    Links(i32),
    File(i32),
    Object(Object),
    /// One of a System V set.
    Semaphore(i32, u16),
    /// Which sockets have which names, and who stands in which queue.
    Network,
    On(Channel),
    /// The numbers given to processes and threads; to everything else.
    Tasks,
    Numbers,
    /// A process's children.
    Children(Pid),
    /// Which mappings a memory has.
    Mappings(i32),
    /// Whether a process's first thread still runs.
    FirstThread(Pid),
    Time,
    /// Standard output (false) and standard error.
    Out(bool),
}

impl Name {
    fn key(self) -> u64 {
        // A pipe and its two benches are one, and so are the others.
        let name = match self {
            Name::On(Channel::PipeRead(id) | Channel::PipeWrite(id)) => Name::Object(Object::Pipe(id)),
            Name::On(Channel::Futex(key)) => Name::Object(Object::Futex(key)),
            Name::On(Channel::Child(pid)) => Name::Children(pid),
            Name::On(Channel::MqReceive(id) | Channel::MqSend(id)) => Name::Object(Object::MessageQueue(id)),
            Name::On(Channel::MsgReceive(id) | Channel::MsgSend(id)) => Name::Object(Object::SysvQueue(id)),
            Name::On(Channel::SemSet(id)) => Name::Object(Object::SemSet(id)),
            Name::On(
                Channel::SocketRead(id)
                | Channel::SocketWrite(id)
                | Channel::SocketAccept(id)
                | Channel::SocketConnect(id),
            ) => Name::Object(Object::Socket(id)),
            Name::On(Channel::EventFd(id)) => Name::Object(Object::EventFd(id)),
            Name::On(Channel::MailboxSend(id) | Channel::MailboxReceive(id)) => Name::Object(Object::Mailbox(id)),
            Name::On(Channel::ByteSocketRead(id) | Channel::ByteSocketWrite(id)) => {
                Name::Object(Object::ByteSocket(id))
            }
            Name::On(Channel::Time) => Name::Time,
            other => other,
        };
        mix(0x6b65_726e, crate::machine::hash::of(&name)).max(1)
    }
}

/// What every act of a process's threads touches: it is not made if a signal or the end of the process comes first.
#[must_use]
pub fn of_any_act(pid: Pid) -> Touch {
    let mut t = Touch::default();
    t.read(Name::Signals(pid));
    t
}

/// The name of a thread's end, which a join waits for.
#[must_use]
pub fn end_of_thread(tid: Tid) -> u64 {
    Name::On(Channel::Join(tid)).key()
}

/// The name by which the letting go of a lock and an access without it, to what it guards, are dependent (`guard.rs`).
#[must_use]
pub fn outside(lock: u64) -> u64 {
    mix(0x6f75_7473, lock).max(1)
}

/// What the clock touches whenever it moves.
#[must_use]
pub fn of_the_clock() -> Touch {
    let mut t = Touch::default();
    t.write(Name::Time);
    t
}

/// What a choice touched: `before` is the state in which it was made, `moved` what happened. `shared`: the memory that
/// counts.
#[must_use]
pub fn of(choice: &Choice, before: &Machine, after: &Machine, moved: &Moved, shared: &KeySet) -> Touch {
    use Call::{CondWait, MutexLock, PthreadJoin, SemWait};
    let mut t = Touch::default();
    let Choice::Run(tid) = choice else {
        if *choice != Choice::Clock {
            return Touch::everything();
        }
        t.write(Name::Time);
        events(&mut t, before, moved);
        return t;
    };
    let tid = *tid;
    let Some(pid) = before.kernel.threads.get(tid).map(|t| t.pid) else { return Touch::everything() };
    t.read(Name::Signals(pid));
    memory(&mut t, before.kernel.space(pid), &moved.accesses, shared);
    for e in &moved.events {
        if let Event::Enter { tid: who, call, args } = e {
            if *who == tid && !enter(&mut t, before, after, moved, tid, pid, *call, args) {
                return Touch::everything();
            }
        }
    }
    // A call that is entered again.
    let began = moved.events.iter().any(|e| matches!(e, Event::Enter { tid: who, .. } if *who == tid));
    let pending = before.kernel.threads.get(tid).and_then(|t| match &t.state {
        crate::kernel::process::RunState::Resuming(p, _) => Some(p),
        _ => None,
    });
    // What was handed over to it is nobody else's any more.
    if let (Some(p), false) = (pending.filter(|p| !p.hand.is_full()), began) {
        // One that was woken from a condition only wants its mutex; one that was woken for a lock looks again.
        let looks_again = matches!(p.call, CondWait | MutexLock | SemWait | PthreadJoin) && wait::is_quiet(before);
        if !looks_again {
            p.on.iter().for_each(|c| t.write(Name::On(*c)));
        }
        if p.call == CondWait && looks_again {
            let key = before.kernel.futex_key(pid, p.args[1]);
            t.wait(true, Name::On(Channel::Futex(key)));
        } else if !enter(&mut t, before, after, moved, tid, pid, p.call, &p.args) {
            return Touch::everything();
        }
    }
    if moved.events.iter().any(|e| matches!(e, Event::Execed { .. } | Event::Fault { .. } | Event::SignalActed { .. }))
    {
        return Touch::everything();
    }
    events(&mut t, before, moved);
    user_memory(&mut t, pid, before, moved, shared);
    t
}

fn memory(t: &mut Touch, space: i32, accesses: &[Access], shared: &KeySet) {
    for a in accesses {
        let list = if a.write { &mut t.writes } else { &mut t.reads };
        for key in grains(space, a).filter(|k| shared.contains(*k)) {
            if !list.contains(&key) {
                list.push(key);
            }
        }
    }
}

/// What is told of by events: benches, signals, what was printed.
fn events(t: &mut Touch, before: &Machine, moved: &Moved) {
    for e in &moved.events {
        match e {
            // A wait that has to wait is a wait still.
            Event::Blocked { on, .. } => {
                for c in on {
                    if !t.awaits.contains(&Name::On(*c).key()) {
                        t.write(Name::On(*c));
                    }
                }
            }
            Event::Woken { from, .. } => from.iter().for_each(|c| t.write(Name::On(*c))),
            Event::SignalSent { to, .. } => {
                t.write(Name::Signals(*to));
                t.read(actions(before, *to));
            }
            Event::SignalDelivered { .. } => t.writes.extend(t.reads.first().copied()),
            Event::Stopped { pid, .. } | Event::Continued { pid } => t.write(Name::Signals(*pid)),
            Event::Output { fd, .. } => t.write(Name::Out(*fd == 2)),
            _ => {}
        }
    }
}

/// The bytes of user memory that calls handle, as far as somebody else could see them.
pub fn user_ranges(pid: Pid, machine: &Machine, call: Call, args: &[u64; 6]) -> Vec<Access> {
    let info = call.info();
    let mut out = Vec::new();
    for (i, kind) in info.args.iter().enumerate().take(6) {
        let arg = |i: usize| args.get(i).copied().unwrap_or(0);
        let addr = arg(i);
        let next = arg(i + 1);
        let (len, write) = match kind {
            Arg::BufIn(n) => (arg(usize::from(*n)), false),
            Arg::BufOut => (next, true),
            Arg::FdPair => (8, true),
            Arg::IntOut | Arg::StatusOut => (4, true),
            Arg::OffPtr => (8, true),
            Arg::Ptr => (64, true),
            Arg::Path | Arg::Str => (64, false),
            Arg::StringArray => (256, false),
            Arg::Struct(_) => (256, false),
            Arg::StructOut(_) => (256, true),
            Arg::IovecIn(n) | Arg::IovecOut(n) | Arg::PollFds(n) | Arg::Sembufs(n) => {
                (16u64.saturating_mul(arg(usize::from(*n))), true)
            }
            _ => continue,
        };
        if addr == 0 || len == 0 {
            continue;
        }
        let object = machine.kernel.mm(pid).and_then(|mm| mm.shared_key(addr));
        let atomic = info.class == Class::Lib;
        out.push(Access { pc: 0, addr, len: len.min(1 << 16), write, atomic, object });
    }
    out
}

fn user_memory(t: &mut Touch, pid: Pid, before: &Machine, moved: &Moved, shared: &KeySet) {
    if shared.is_empty() {
        return;
    }
    for e in &moved.events {
        if let Event::Enter { call, args, .. } | Event::Return { call, args, .. } = e {
            memory(t, before.kernel.space(pid), &user_ranges(pid, before, *call, args), shared);
        }
    }
}

/// A process's table of descriptors, and its actions on signals: one name for those who have them in common.
fn descriptors(m: &Machine, pid: Pid) -> Name {
    Name::Descriptors(m.kernel.processes.get(pid).map_or(pid, |p| p.shares.files))
}

fn actions(m: &Machine, pid: Pid) -> Name {
    Name::Actions(m.kernel.processes.get(pid).map_or(pid, |p| p.shares.actions))
}

/// The object behind a descriptor, and the open file.
fn behind(m: &Machine, pid: Pid, fd: i32) -> Option<(i32, Object, u32)> {
    let file = m.kernel.processes.get(pid)?.fds.slot(fd)?.file;
    let f = m.kernel.open_files.get(file)?;
    Some((file, f.object, f.links))
}

/// One link to an open file goes; with the last, the object is touched. False: it is one that is not looked into.
fn unlink(t: &mut Touch, m: &Machine, file: i32, object: Object, links: u32) -> bool {
    t.write(Name::Links(file));
    if links > 1 {
        return true;
    }
    match object {
        Object::Pipe(_) | Object::EventFd(_) => t.write(Name::Object(object)),
        Object::Terminal | Object::Outside(_) | Object::MessageQueue(_) => {}
        Object::Socket(id) => {
            t.write(Name::Network);
            let named = m.kernel.sockets.get(id).is_some_and(|s| s.inode.is_some());
            return !named && connection(t, m, id);
        }
        _ => return false,
    }
    true
}

/// The two ends of a connection, one of which is this socket. False: it is none, or descriptors are on their way in it.
fn connection(t: &mut Touch, m: &Machine, id: i32) -> bool {
    let Some(s) = m.kernel.sockets.get(id) else { return true };
    if s.kind != socket::Kind::Stream || !matches!(s.state, State::Idle | State::Connected) {
        return false;
    }
    let other = s.peer.and_then(|p| m.kernel.sockets.get(p));
    for end in [Some(id), s.peer].into_iter().flatten() {
        t.write(Name::Object(Object::Socket(end)));
    }
    s.pieces.iter().chain(other.iter().flat_map(|o| &o.pieces)).all(|p| p.files.is_empty())
}

/// A call and what it names. False: it touches everything.
#[allow(clippy::too_many_arguments, reason = "a call, its caller, and the state before and after it")]
fn enter(
    t: &mut Touch,
    before: &Machine,
    after: &Machine,
    moved: &Moved,
    tid: Tid,
    pid: Pid,
    call: Call,
    args: &[u64; 6],
) -> bool {
    use Call::*;
    let k = &before.kernel;
    let futex = |addr: u64| Name::On(Channel::Futex(k.futex_key(pid, addr)));
    // A second join of one thread, or one that closes a circle, fails because of others who wait.
    let fails = |e: &Event| matches!(e, Event::Return { tid: t, call: c, result, .. } if *t == tid && *c == call && *result < 0);
    let quiet = wait::is_quiet(before) && !moved.events.iter().any(fails);
    match call {
        Getpid | Gettid | PthreadSelf | SchedYield | Getuid | Geteuid | Getgid | Getegid | PthreadTestcancel
        | CancelHandler | Fsync | Fdatasync | Draw => {}
        MutexLock | SemWait => t.wait(quiet, futex(args[0])),
        SemPost => t.post(quiet && !moved.wakes(), futex(args[0])),
        MutexUnlock => t.post(quiet && !moved.wakes() && k.holds_mutex(tid, args[0]), futex(args[0])),
        SemGetvalue => t.read(futex(args[0])),
        MutexInit | MutexDestroy | MutexTrylock | SemInit | SemDestroy | SemTrywait | CondInit | CondDestroy
        | CondSignal | CondBroadcast | BarrierInit | BarrierDestroy | BarrierWait | RwlockInit | RwlockDestroy
        | RwlockRdlock | RwlockTryrdlock | RwlockWrlock | RwlockTrywrlock | RwlockUnlock | SpinInit | SpinDestroy
        | SpinLock | SpinTrylock | SpinUnlock | OnceBegin | OnceEnd => t.write(futex(args[0])),
        // FUTEX_REQUEUE and its kin: a second word.
        Futex => {
            t.write(futex(args[0]));
            if args[4] != 0 {
                t.write(futex(args[4]));
            }
        }
        CondWait => {
            t.write(futex(args[0]));
            t.post(quiet && !moved.wakes() && k.holds_mutex(tid, args[1]), futex(args[1]));
        }
        Read | Write | Readv | Writev => {
            t.read(descriptors(before, pid));
            let Some((file, object, _)) = behind(before, pid, args[0] as i32) else { return true };
            match object {
                Object::Pipe(_) | Object::EventFd(_) => {
                    t.read(Name::File(file));
                    t.write(Name::Object(object));
                }
                // Where it goes is told by `Event::Output`.
                Object::Terminal | Object::Outside(_) if matches!(call, Write | Writev) => {}
                Object::Socket(id) => {
                    t.read(Name::File(file));
                    return connection(t, before, id);
                }
                _ => return false,
            }
        }
        Sendto | Recvfrom | Shutdown => {
            t.read(descriptors(before, pid));
            let Some((file, Object::Socket(id), _)) = behind(before, pid, args[0] as i32) else { return false };
            t.read(Name::File(file));
            return (call != Sendto || args[4] == 0) && connection(t, before, id);
        }
        Call::Socket | Socketpair => {
            t.write(descriptors(before, pid));
            t.write(Name::Numbers);
        }
        Accept | Accept4 | Connect | Bind | Listen | Setsockopt | Getsockopt | Getsockname | Getpeername => {
            let opens = matches!(call, Accept | Accept4);
            if opens {
                t.write(descriptors(before, pid))
            } else {
                t.read(descriptors(before, pid))
            }
            let Some((file, object @ Object::Socket(id), _)) = behind(before, pid, args[0] as i32) else {
                return false;
            };
            let Some(s) = k.sockets.get(id).filter(|s| s.kind == socket::Kind::Stream) else { return false };
            t.read(Name::File(file));
            t.write(Name::Network);
            t.write(Name::Object(object));
            if opens || call == Connect {
                t.write(Name::Numbers);
            }
            match &s.state {
                State::Listening { queue, .. } => {
                    queue.iter().take(1).for_each(|&id| t.write(Name::Object(Object::Socket(id))));
                }
                State::Connecting => return false,
                State::Idle | State::Connected => {}
            }
            // That of UNIX makes a file.
            return call != Bind || !s.is_unix();
        }
        Fstat | Ioctl => {
            t.read(descriptors(before, pid));
            let object = behind(before, pid, args[0] as i32).map(|b| b.1);
            let looks = call == Fstat || args[1] as i64 == abi::TCGETS;
            return looks && matches!(object, None | Some(Object::Terminal | Object::Outside(_) | Object::Pipe(_)));
        }
        Close => {
            t.write(descriptors(before, pid));
            let Some((file, object, links)) = behind(before, pid, args[0] as i32) else { return true };
            return k.record_locks.is_empty() && k.flocks.is_empty() && unlink(t, before, file, object, links);
        }
        Dup | Dup2 | Dup3 => {
            t.write(descriptors(before, pid));
            if let Some((file, ..)) = behind(before, pid, args[0] as i32) {
                t.write(Name::Links(file));
            }
            if call != Dup
                && let Some((file, object, links)) = behind(before, pid, args[1] as i32)
            {
                return k.record_locks.is_empty() && k.flocks.is_empty() && unlink(t, before, file, object, links);
            }
        }
        Pipe | Pipe2 => {
            t.write(descriptors(before, pid));
            t.write(Name::Numbers);
        }
        Fork => {
            t.write(Name::Tasks);
            t.write(Name::Children(pid));
            t.read(descriptors(before, pid));
            t.read(Name::Mappings(k.space(pid)));
            let Some(p) = k.processes.get(pid) else { return false };
            if !p.rights.is_empty() || k.is_memory_shared(pid) {
                return false;
            }
            p.fds.slots.iter().for_each(|s| t.write(Name::Links(s.file)));
        }
        ExitGroup => return exit(t, before, after, pid),
        PthreadCreate => {
            t.write(Name::Tasks);
            t.write(Name::Mappings(k.space(pid)));
            // The first further thread makes the memory shared.
            if !k.is_memory_shared(pid) {
                t.write(Name::Signals(pid));
            }
        }
        PthreadExit => {
            let ends = moved.events.iter().any(|e| matches!(e, Event::ThreadEnded { tid: who, .. } if *who == tid));
            let robust = k.threads.get(tid).is_some_and(|t| !t.robust.is_empty() || t.clear_tid != 0);
            let pending = k.processes.get(pid).is_some_and(|p| !p.pending.is_empty());
            if robust || pending {
                return false;
            }
            t.post(quiet && !moved.wakes(), Name::On(Channel::Join(tid)));
            // Nobody will join it: with it go its stack, and perhaps the last reason to look at the memory of the others.
            if k.threads.get(tid).is_some_and(|t| t.detached) {
                t.write(Name::Signals(pid));
            }
            if tid == pid || !ends {
                t.write(Name::FirstThread(pid));
            } else {
                t.read(Name::FirstThread(pid));
                let first_runs = k.threads.get(pid).is_some_and(|t| t.state != crate::kernel::process::RunState::Ended);
                if !first_runs {
                    t.write(Name::FirstThread(pid));
                }
            }
        }
        PthreadJoin => {
            t.wait(quiet, Name::On(Channel::Join(args[0] as Tid)));
            // The stack of the other goes.
            if moved
                .events
                .iter()
                .any(|e| matches!(e, Event::Return { tid: who, call: PthreadJoin, .. } if *who == tid))
            {
                t.write(Name::Mappings(k.space(pid)));
            }
        }
        Wait4 => {
            t.write(Name::Children(pid));
            for e in &moved.events {
                if let Event::Reaped { child, .. } = e {
                    t.write(Name::Signals(*child));
                }
            }
        }
        Nanosleep | ClockNanosleep | ClockGettime | Gettimeofday => t.read(Name::Time),
        RtSigaction => t.write(actions(before, pid)),
        RtSigprocmask | RtSigreturn | Pause | RtSigsuspend => t.write(Name::Signals(pid)),
        Kill if (args[0] as i32) > 0 => t.write(Name::Signals(args[0] as i32)),
        Tgkill => t.write(Name::Signals(args[0] as i32)),
        Mmap => {
            t.write(Name::Mappings(k.space(pid)));
            t.write(Name::Numbers);
            let plain = abi::MAP_ANONYMOUS | abi::MAP_PRIVATE | abi::MAP_SHARED;
            return args[3] as i64 & !plain == 0 && args[3] as i64 & abi::MAP_ANONYMOUS != 0;
        }
        // Each semaphore has a name of its own; the set's is touched by who sleeps, wakes, or handles the set as a whole.
        Semop => {
            let id = args[0] as i32;
            match k.semaphores_named(pid, args) {
                Some(numbers) => {
                    t.read(Name::On(Channel::SemSet(id)));
                    for n in numbers {
                        t.write(Name::Semaphore(id, n));
                    }
                }
                None => t.write(Name::On(Channel::SemSet(id))),
            }
        }
        Msgsnd | Msgrcv => t.write(Name::On(Channel::MsgReceive(args[0] as i32))),
        MqTimedsend | MqTimedreceive => {
            t.read(descriptors(before, pid));
            match behind(before, pid, args[0] as i32) {
                Some((file, object @ Object::MessageQueue(_), _)) => {
                    t.read(Name::File(file));
                    t.write(Name::Object(object));
                    // A process may have asked to be told.
                    return !moved.events.iter().any(|e| matches!(e, Event::SignalSent { .. }));
                }
                _ => return false,
            }
        }
        _ => return false,
    }
    true
}

/// The end of a process, as long as it is an ordinary one.
fn exit(t: &mut Touch, before: &Machine, after: &Machine, pid: Pid) -> bool {
    let k = &before.kernel;
    let Some(p) = k.processes.get(pid) else { return false };
    let plain = k.flocks.is_empty()
        && k.record_locks.is_empty()
        && p.rights.is_empty()
        && p.lender.is_none()
        && p.shares == Shares::alone(pid)
        && k.users_of_space(p.space).nth(1).is_none()
        && p.sid != pid
        && k.mailboxes.is_empty()
        && k.byte_sockets.is_empty()
        && k.segments.is_empty()
        && !k.semaphore_sets.iter().any(|(_, s)| s.undo.iter().any(|u| u.0 == pid))
        && !k.processes.iter().any(|(_, c)| c.ppid == pid || c.subreaper)
        && k.threads.iter().all(|(_, t)| t.pid != pid || t.robust.is_empty() && t.clear_tid == 0);
    if !plain {
        return false;
    }
    t.write(Name::Signals(pid));
    t.write(Name::Children(p.ppid));
    t.read(actions(before, p.ppid));
    // Where a signal is pending, or about to be.
    if after.kernel.processes.get(p.ppid).map(|p| &p.pending) != k.processes.get(p.ppid).map(|p| &p.pending) {
        t.write(Name::Signals(p.ppid));
    }
    for tid in k.threads_of(pid) {
        t.write(Name::On(Channel::Join(tid)));
        if let Some(p) = k.threads.get(tid).and_then(|t| t.blocked()) {
            p.on.iter().for_each(|c| t.write(Name::On(*c)));
        }
    }
    p.fds.slots.iter().all(|s| {
        let own = p.fds.slots.iter().filter(|o| o.file == s.file).count() as u32;
        k.open_files.get(s.file).is_none_or(|f| unlink(t, before, s.file, f.object, (f.links + 1).saturating_sub(own)))
    })
}
