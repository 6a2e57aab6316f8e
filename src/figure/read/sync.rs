//! Semaphores, mutexes, conditions and their kin. They live in the programs' memory, so they are found there: by the
//! types of variables, through structures, arrays and a pointer or two. Whoever sleeps on a word that no variable
//! leads to is found by its call.

use super::Reader;
use crate::bytecode::{Program, TypeId, TypeKind};
use crate::figure::model::{BenchView, Holder, Id, ObjectView, Thing};
use crate::kernel::abi::{self, Layout};
use crate::kernel::call::Call;
use crate::kernel::event::{Event, Object};
use crate::kernel::process::RunState;
use crate::kernel::wait::{Channel, FutexKey};
use crate::kernel::{Pid, Tid};
use crate::vm::inspect::Inspector;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Semaphore,
    Mutex,
    Spin,
    Condition,
    ReadWrite,
    Barrier,
}

/// A synchronisation object with its name and where some process sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub key: FutexKey,
    pub kind: Kind,
    pub pid: Pid,
    pub addr: u64,
    /// As the program names it: `buffer.mutex`.
    pub name: String,
    /// Whether that is the name of a pointer to it.
    pub pointer: bool,
}

/// How many are looked for: a table of a thousand mutexes is not drawn anyway.
const MOST: usize = 24;
const DEEPEST: usize = 4;
const MOST_ELEMENTS: u64 = 8;

fn kind_of(name: &str) -> Option<Kind> {
    Some(match name.trim_start_matches("const ").trim_start_matches("volatile ") {
        "sem_t" => Kind::Semaphore,
        "pthread_mutex_t" | "mtx_t" => Kind::Mutex,
        "pthread_spinlock_t" => Kind::Spin,
        "pthread_cond_t" | "cnd_t" => Kind::Condition,
        "pthread_rwlock_t" => Kind::ReadWrite,
        "pthread_barrier_t" => Kind::Barrier,
        _ => return None,
    })
}

/// What a program's type can lead to, walked through.
struct Walk<'a, 'b> {
    i: &'b Inspector<'a>,
    out: &'b mut Vec<(Kind, u64, String, bool)>,
    /// The name in hand is a pointer's.
    pointer: bool,
    /// Types that can lead to one of ours, by index; computed once for a program.
    fruitful: Vec<bool>,
}

impl Reader<'_> {
    /// All synchronisation objects that the programs' variables lead to, and those somebody sleeps on.
    pub(super) fn sync_objects(&self) -> Vec<Found> {
        let k = &self.machine().kernel;
        let mut all: Vec<Found> = Vec::new();
        for (pid, p) in k.processes.iter() {
            if p.is_zombie() {
                continue;
            }
            let mut seen: Vec<(Kind, u64, String, bool)> = Vec::new();
            for (n, tid) in self.live_threads(pid).into_iter().enumerate() {
                let Some(i) = self.inspect(tid) else { continue };
                let fruitful = fruitful(i.image.program());
                if !fruitful.iter().any(|f| *f) {
                    continue;
                }
                let mut w = Walk { i: &i, out: &mut seen, pointer: false, fruitful };
                if n == 0 {
                    for g in i.globals() {
                        w.walk(g.ty, g.addr, &g.name, 0, 2);
                    }
                }
                for f in i.frames() {
                    for v in i.variables(f.index) {
                        w.walk_variable(&v);
                    }
                }
            }
            for (kind, addr, name, pointer) in seen {
                self.add(&mut all, Found { key: k.futex_key(pid, addr), kind, pid, addr, name, pointer });
            }
        }
        for (tid, t) in k.threads.iter() {
            if let RunState::Blocked(p) = &t.state
                && let Some(kind) = slept_on(p.call)
                && let Some(addr) = p.args.first()
                && p.on.iter().any(|c| matches!(c, Channel::Futex(_)))
            {
                let key = k.futex_key(t.pid, *addr);
                if all.iter().any(|f| f.key == key) {
                    continue;
                }
                let name = self
                    .inspect(tid)
                    .map_or_else(String::new, |i| i.whither(*addr).trim_start_matches('&').to_string());
                all.push(Found { key, kind, pid: t.pid, addr: *addr, name, pointer: false });
            }
        }
        all.truncate(MOST);
        all
    }

    fn add(&self, all: &mut Vec<Found>, f: Found) {
        match all.iter_mut().find(|g| g.key == f.key) {
            // The shorter name is the better one: `mutex` rather than `p->q->mutex`.
            Some(g) if f.name.len() < g.name.len() && f.pid == g.pid => (g.name, g.pointer) = (f.name, f.pointer),
            Some(_) => {}
            None => all.push(f),
        }
    }

    /// A word of such an object; None while it has no value.
    fn word(&self, f: &Found, layout: &Layout, member: &str) -> Option<u64> {
        let w = self
            .machine()
            .kernel
            .mm(f.pid)?
            .load(&self.machine().kernel.pages, f.addr + layout.offset(member), 4)
            .ok()?;
        (!w.undef).then_some(w.value & 0xffff_ffff)
    }

    pub(super) fn sync_views(&self, found: &[Found]) -> Vec<ObjectView> {
        found.iter().filter_map(|f| self.sync_view(f, found)).collect()
    }

    fn sync_view(&self, f: &Found, found: &[Found]) -> Option<ObjectView> {
        let id = Id::Kernel(Object::Futex(f.key));
        let sleepers = self.machine().kernel.bench(Channel::Futex(f.key));
        let one = |key: &'static str, title: &str, until: &str| vec![self.bench(key, title, until, &sleepers)];
        let (what, name, benches): (Thing, String, Vec<BenchView>) = match f.kind {
            Kind::Semaphore => {
                let value = self.word(f, &abi::SEM, "value")?;
                let name = self.named_semaphore(f).unwrap_or_else(|| format!("semaphore {}", f.name));
                (Thing::Counter { value, unit: "value" }, name, one("wait", "in sem_wait", "until somebody posts"))
            }
            Kind::Mutex => {
                let held = self.word(f, &abi::MUTEX, "lock")? != 0;
                let owner = self.word(f, &abi::MUTEX, "owner").unwrap_or(0) as Tid;
                let depth = self.word(f, &abi::MUTEX, "count").unwrap_or(1).max(1) as u32;
                let died = self.word(f, &abi::MUTEX, "state") == Some(abi::MUTEX_DIED);
                let holder = held.then(|| self.holder(owner));
                let until = holder
                    .as_ref()
                    .map_or_else(|| "until it is let go".to_string(), |h| format!("until {} lets go", h.label));
                let note = if died { "its owner died".to_string() } else { String::new() };
                (
                    Thing::Lock { owner: holder, depth, note },
                    format!("mutex {}", f.name),
                    one("lock", "waiting for it", &until),
                )
            }
            Kind::Spin => {
                let held = self.word(f, &abi::SPINLOCK, "lock")? != 0;
                let owner = held.then(|| self.last_locker(f)).flatten();
                (
                    Thing::Lock { owner, depth: 1, note: "spins".into() },
                    format!("spin lock {}", f.name),
                    one("lock", "spinning", "until it is let go"),
                )
            }
            Kind::Condition => {
                self.word(f, &abi::COND, "attr")?;
                // The mutex that a sleeper gave with it.
                let given = sleepers.iter().find_map(|t| {
                    let t = self.machine().kernel.threads.get(*t)?;
                    let key = self.machine().kernel.futex_key(t.pid, *t.blocked()?.args.get(1)?);
                    found.iter().find(|g| g.key == key).map(|g| g.name.clone())
                });
                let thing = Thing::Condition { mutex: given.unwrap_or_default() };
                (thing, format!("condition {}", f.name), one("wait", "waiting on it", "until signal or broadcast"))
            }
            Kind::ReadWrite => {
                let readers = self.word(f, &abi::RWLOCK, "readers")?;
                let writer = self.word(f, &abi::RWLOCK, "writer").unwrap_or(0) as Tid;
                let anonymous = Holder { tid: 0, label: "reader".into(), hue: self.hue(f.pid) };
                let thing = Thing::ReadWriteLock {
                    writer: (writer != 0).then(|| self.holder(writer)),
                    readers: vec![anonymous; readers.min(64) as usize],
                };
                (thing, format!("rwlock {}", f.name), one("lock", "waiting for it", "until it is let go"))
            }
            Kind::Barrier => {
                let needed = self.word(f, &abi::BARRIER, "needed")? as u32;
                let arrived = self.word(f, &abi::BARRIER, "arrived").unwrap_or(0) as u32;
                if needed == 0 {
                    return None;
                }
                (
                    Thing::Barrier { count: needed, arrived },
                    format!("barrier {}", f.name),
                    one("wait", "have arrived", "until all have come"),
                )
            }
        };
        let callers = self.callers(id);
        Some(ObjectView { id, name, what, benches, callers })
    }

    /// `sem "/name"`, if a named one lies there.
    fn named_semaphore(&self, f: &Found) -> Option<String> {
        let FutexKey::Shared { object, .. } = f.key else { return None };
        let path = self.memory_path(object)?;
        path.strip_prefix("/dev/shm/sem.").map(|n| format!("sem \"/{n}\""))
    }

    fn holder(&self, tid: Tid) -> Holder {
        Holder { tid, label: self.chip_label(tid), hue: self.hue(self.pid_of(tid)) }
    }

    fn last_locker(&self, f: &Found) -> Option<Holder> {
        self.m.last.events.iter().find_map(|e| match e {
            Event::Locked { tid, object: Object::Futex(key) } if *key == f.key => Some(self.holder(*tid)),
            _ => None,
        })
    }

    /// Threads whose call of the last step was about this object.
    pub(super) fn callers(&self, id: Id) -> Vec<Tid> {
        let mut out: Vec<Tid> = Vec::new();
        for e in &self.m.last.events {
            let about = crate::figure::objects::object_of(e).map(Id::Kernel);
            let waits = match e {
                Event::Blocked { on, .. } => on.iter().any(|c| object_of_channel(*c).map(Id::Kernel) == Some(id)),
                _ => false,
            };
            if let (true, Some(tid)) = (about == Some(id) || waits, crate::figure::narrate::tid_of(e))
                && !out.contains(&tid)
            {
                out.push(tid);
            }
        }
        out
    }
}

/// The object that a bench belongs to.
pub(super) fn object_of_channel(c: Channel) -> Option<Object> {
    Some(match c {
        Channel::PipeRead(id) | Channel::PipeWrite(id) | Channel::FifoReader(id) | Channel::FifoWriter(id) => {
            Object::Pipe(id)
        }
        Channel::Futex(key) => Object::Futex(key),
        Channel::Terminal => Object::Terminal,
        Channel::Pty(id) | Channel::PtyMaster(id) => Object::Pty(id),
        Channel::SocketRead(id) | Channel::SocketWrite(id) | Channel::SocketAccept(id) | Channel::SocketConnect(id) => {
            Object::Socket(id)
        }
        Channel::MqReceive(id) | Channel::MqSend(id) => Object::MessageQueue(id),
        Channel::MsgReceive(id) | Channel::MsgSend(id) => Object::SysvQueue(id),
        Channel::SemSet(id) => Object::SemSet(id),
        Channel::FileLock(id) => Object::Inode(id),
        Channel::MailboxSend(id) | Channel::MailboxReceive(id) => Object::Mailbox(id),
        Channel::EventFd(id) => Object::EventFd(id),
        Channel::TimerFd(id) => Object::TimerFd(id),
        Channel::SignalFd(id) => Object::SignalFd(id),
        Channel::Inotify(id) => Object::Inotify(id),
        Channel::Epoll(id) => Object::Epoll(id),
        // Two buffers to a byte socket.
        Channel::ByteSocketRead(id) | Channel::ByteSocketWrite(id) => Object::ByteSocket(id / 2),
        Channel::Child(_)
        | Channel::Signal(_)
        | Channel::Time
        | Channel::Join(_)
        | Channel::Draw(_)
        | Channel::Vfork(_) => return None,
    })
}

/// The kind of object a call sleeps on.
fn slept_on(call: Call) -> Option<Kind> {
    let name = call.name();
    Some(if name.starts_with("sem_") {
        Kind::Semaphore
    } else if name.starts_with("pthread_mutex") {
        Kind::Mutex
    } else if name.starts_with("pthread_spin") {
        Kind::Spin
    } else if name.starts_with("pthread_cond") {
        Kind::Condition
    } else if name.starts_with("pthread_rwlock") {
        Kind::ReadWrite
    } else if name.starts_with("pthread_barrier") {
        Kind::Barrier
    } else {
        return None;
    })
}

/// Which types lead to a synchronisation object.
fn fruitful(program: &Program) -> Vec<bool> {
    let mut out: Vec<bool> = program.types.iter().map(|t| kind_of(&t.name).is_some()).collect();
    // Types refer to one another in any order: until nothing is added.
    loop {
        let mut more = false;
        for (i, t) in program.types.iter().enumerate() {
            if out.get(i) == Some(&true) {
                continue;
            }
            let leads = |id: &TypeId| out.get(id.0 as usize) == Some(&true);
            let yes = match &t.kind {
                TypeKind::Pointer(to) => leads(to),
                TypeKind::Array { of, .. } => leads(of),
                TypeKind::Struct(fields) | TypeKind::Union(fields) => fields.iter().any(|f| leads(&f.ty)),
                _ => false,
            };
            if let (true, Some(o)) = (yes, out.get_mut(i)) {
                *o = true;
                more = true;
            }
        }
        if !more {
            return out;
        }
    }
}

impl Walk<'_, '_> {
    fn walk_variable(&mut self, v: &crate::vm::inspect::Variable) {
        match v.addr {
            Some(_) => self.walk(v.ty, v.addr, &v.name, 0, 2),
            // A pointer kept in a register.
            None => {
                if let (Some(TypeKind::Pointer(to)), Some(target)) =
                    (self.kind(v.ty), v.value.points_to.filter(|a| *a != 0))
                {
                    self.follow(to, target, &v.name, 0, 2);
                }
            }
        }
    }

    fn kind(&self, ty: TypeId) -> Option<TypeKind> {
        self.i.image.program().types.get(ty.0 as usize).map(|t| t.kind.clone())
    }

    /// `pointers`: how many may still be followed.
    fn walk(&mut self, ty: TypeId, addr: Option<u64>, name: &str, depth: usize, pointers: usize) {
        let Some(addr) = addr else { return };
        if depth > DEEPEST || self.out.len() >= MOST || self.fruitful.get(ty.0 as usize) != Some(&true) {
            return;
        }
        let program = self.i.image.program();
        let Some(t) = program.types.get(ty.0 as usize) else { return };
        if let Some(kind) = kind_of(&t.name) {
            if !self.out.iter().any(|o| o.1 == addr) {
                self.out.push((kind, addr, name.to_string(), self.pointer));
            }
            return;
        }
        match &t.kind {
            TypeKind::Struct(fields) | TypeKind::Union(fields) => {
                for f in fields {
                    let dot = if name.is_empty() || f.name.is_empty() { "" } else { "." };
                    // Through a pointer the arrow is already there.
                    let dot = if name.ends_with("->") { "" } else { dot };
                    self.walk(f.ty, Some(addr + f.offset), &format!("{name}{dot}{}", f.name), depth + 1, pointers);
                }
            }
            TypeKind::Array { of, len } => {
                let size = program.types.get(of.0 as usize).map_or(1, |e| e.size.max(1));
                for n in 0..(*len).min(MOST_ELEMENTS) {
                    self.walk(*of, Some(addr + n * size), &format!("{name}[{n}]"), depth + 1, pointers);
                }
            }
            TypeKind::Pointer(to) if pointers > 0 => {
                let Ok(l) = self.i.mm.load(self.i.pages, addr, 8) else { return };
                if !l.undef && l.value != 0 {
                    self.follow(*to, l.value, name, depth, pointers - 1);
                }
            }
            _ => {}
        }
    }

    fn follow(&mut self, to: TypeId, target: u64, name: &str, depth: usize, pointers: usize) {
        // Only where something lies: a dangling pointer leads nowhere.
        if self.i.mm.load(self.i.pages, target, 1).is_err() {
            return;
        }
        let is_struct = matches!(self.kind(to), Some(TypeKind::Struct(_) | TypeKind::Union(_)))
            && self.i.image.program().types.get(to.0 as usize).is_some_and(|t| kind_of(&t.name).is_none());
        let name = if is_struct { format!("{name}->") } else { name.to_string() };
        let outside = std::mem::replace(&mut self.pointer, !is_struct);
        self.walk(to, Some(target), &name, depth + 1, pointers);
        self.pointer = outside;
    }
}
