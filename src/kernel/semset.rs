//! System V semaphore sets (semget(2), semop(2), semctl(2)).
//!
//! One semop does several operations together or none of them. An operation adds, takes away (and waits while there is
//! not enough) or waits for zero. What was done with `SEM_UNDO` is kept for each process and taken back when it ends.
//! Whoever changes a value does the operations of those who sleep and can now go on (`Kernel::serve_semaphores`). Neither semop nor semtimedop is ever restarted after a handler (signal(7)).

use super::event::{Event, Object};
use super::pages::Bytes;
use super::process::{RunState, Thread};
use super::sysv::{Found, Ipc, Perm};
use super::wait::{Channel, Hand, Restart};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, Tid, abi, ipcinfo, ret};

/// Operations in one call, and a semaphore's largest value (`SEMOPM`, `SEMVMX`).
const MOST_OPERATIONS: u64 = 500;
const MAX: i32 = 32_767;
const MOST_SEMAPHORES: i32 = 32_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SemSet {
    pub perm: Perm,
    pub values: Vec<i32>,
    /// Who changed each last.
    pub pids: Vec<Pid>,
    /// What each process's end gives back: pid, semaphore, amount.
    pub undo: Vec<(Pid, u16, i32)>,
    /// Operated on, changed: seconds.
    pub times: [u64; 2],
}

impl Ipc for SemSet {
    fn perm(&self) -> &Perm {
        &self.perm
    }
}

#[derive(Clone, Copy)]
struct Operation {
    number: u16,
    op: i32,
    flags: i64,
}

/// Why the operations cannot all be done now: the first that would wait.
enum Stuck {
    Wait(Operation),
    Error(Errno),
}

impl SemSet {
    /// The values after all operations.
    fn after(&self, operations: &[Operation]) -> Result<Vec<i32>, Stuck> {
        let mut values = self.values.clone();
        for &o in operations {
            let v = values.get_mut(usize::from(o.number)).ok_or(Stuck::Error(Errno::EFBIG))?;
            let new = *v + o.op;
            if new < 0 || o.op == 0 && *v != 0 {
                return Err(Stuck::Wait(o));
            }
            if new > MAX {
                return Err(Stuck::Error(Errno::ERANGE));
            }
            *v = new;
        }
        Ok(values)
    }

    fn remember(&mut self, pid: Pid, number: u16, amount: i32) {
        match self.undo.iter_mut().find(|u| u.0 == pid && u.1 == number) {
            Some(u) => u.2 += amount,
            None => self.undo.push((pid, number, amount)),
        }
        self.undo.retain(|u| u.2 != 0);
        crate::order::sort(&mut self.undo);
    }
}

/// semget(key, count, flags).
pub(super) fn sys_semget(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (key, count, flags) = (cx.int(0), cx.int(1), cx.flags(2));
    if !(0..=MOST_SEMAPHORES).contains(&count) {
        return Err(Errno::EINVAL.into());
    }
    match k.ipc_get(cx, &k.semaphore_sets, k.ipc_next[2], key, flags)? {
        Found::Old(id) => {
            let old = k.semaphore_sets.get(id).map_or(0, |s| s.values.len());
            if count as usize > old { Err(Errno::EINVAL.into()) } else { Ok(ret(id.into())) }
        }
        Found::New(_, _) if count == 0 => Err(Errno::EINVAL.into()),
        Found::New(id, perm) => {
            let n = count as usize;
            let times = [0, k.seconds()];
            // Linux begins with zeros, though the page promises nothing.
            k.semaphore_sets.insert(id, SemSet { perm, values: vec![0; n], pids: vec![0; n], undo: Vec::new(), times });
            k.ipc_next[2] += 1;
            cx.emit(Event::Created { tid: cx.tid, object: Object::SemSet(id) });
            Ok(ret(id.into()))
        }
    }
}

pub(super) fn sys_semop(k: &mut Kernel, cx: &mut Cx) -> Answer {
    operate(k, cx)
}

/// semtimedop(id, operations, count, timeout): a null timeout waits for ever.
pub(super) fn sys_semtimedop(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let timeout = cx.arg(3);
    if timeout != 0 && cx.pending.deadline.is_none() {
        let (seconds, nanos) = (k.load(cx, timeout, 8)? as i64, k.load(cx, timeout + 8, 8)? as i64);
        if seconds < 0 || !(0..1_000_000_000).contains(&nanos) {
            return Err(Errno::EINVAL.into());
        }
        cx.pending.deadline =
            Some(k.now.saturating_add((seconds as u64).saturating_mul(1_000_000_000)).saturating_add(nanos as u64));
    }
    operate(k, cx)
}

fn operate(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let id = cx.int(0);
    let brought = match &cx.pending.hand {
        Hand::Brought(bytes) => bytes.clone(),
        _ => Box::new(operations_in(k, cx)?),
    };
    let operations = operations_of(&brought);
    let set = k.semaphore_sets.get(id).ok_or(if cx.first() { Errno::EINVAL } else { Errno::EIDRM })?;
    match set.after(&operations) {
        Ok(values) => {
            let changed = k.set_semaphores(id, values, &operations, (cx.tid, cx.pid), cx.events);
            if changed {
                k.serve_semaphores(id, Some(cx.tid), cx.events);
            }
            Ok(ret(0))
        }
        Err(Stuck::Error(e)) => Err(e.into()),
        Err(Stuck::Wait(o)) => {
            let late = cx.pending.deadline.is_some_and(|d| d <= k.now);
            if o.flags & abi::IPC_NOWAIT != 0 || late {
                return Err(Errno::EAGAIN.into());
            }
            cx.pending.scratch = waits_at(o);
            cx.pending.hand = Hand::Brought(brought);
            k.block(cx, &[Channel::SemSet(id)], Restart::Never)
        }
    }
}

/// The array of `struct sembuf` that a call is given.
fn operations_in(k: &Kernel, cx: &mut Cx) -> Result<Bytes, Failure> {
    let (addr, count) = (cx.arg(1), cx.arg(2));
    if count == 0 {
        return Err(Errno::EINVAL.into());
    }
    if count > MOST_OPERATIONS {
        return Err(Errno::E2BIG.into());
    }
    let mut all = Vec::new();
    for i in 0..count {
        all.extend(k.struct_in(cx, addr + abi::SEMBUF.size as u64 * i, &abi::SEMBUF)?);
    }
    Ok(all.into())
}

fn operations_of(bytes: &Bytes) -> Vec<Operation> {
    let one = |o: &[u8]| Operation {
        number: abi::SEMBUF.get(o, "sem_num") as u16,
        op: i32::from(abi::SEMBUF.get(o, "sem_op") as i16),
        flags: i64::from(abi::SEMBUF.get(o, "sem_flg") as i16),
    };
    bytes.data.chunks_exact(abi::SEMBUF.size).map(one).collect()
}

/// For `GETNCNT` and `GETZCNT`: which semaphore a sleeper waits at, and whether for zero.
fn waits_at(o: Operation) -> [u64; 2] {
    [u64::from(o.number) + 1, u64::from(o.op == 0)]
}

impl Kernel {
    /// All operations of one call have been done; says whether a value is another one now.
    fn set_semaphores(
        &mut self,
        id: i32,
        values: Vec<i32>,
        operations: &[Operation],
        (tid, pid): (Tid, Pid),
        events: &mut Vec<Event>,
    ) -> bool {
        let now = self.seconds();
        let Some(set) = self.semaphore_sets.get_mut(id) else { return false };
        let before = std::mem::replace(&mut set.values, values);
        set.times[0] = now;
        for o in operations {
            if let Some(p) = set.pids.get_mut(usize::from(o.number)) {
                *p = pid;
            }
            if o.flags & abi::SEM_UNDO != 0 && o.op != 0 {
                set.remember(pid, o.number, -o.op);
            }
        }
        let mut changed = false;
        for (from, to) in before.iter().zip(&set.values).filter(|(a, b)| a != b) {
            changed = true;
            let (from, to) = (i64::from(*from), i64::from(*to));
            events.push(Event::Counted { tid, object: Object::SemSet(id), from, to });
        }
        changed
    }

    /// Values have changed: the operations of sleepers that can all be done now are done for them, first come first
    /// served; who only waits for zeros comes before who changes something (Linux).
    fn serve_semaphores(&mut self, id: i32, by: Option<Tid>, events: &mut Vec<Event>) {
        while let Some((tid, operations, outcome)) = self.next_served(id) {
            let result = match outcome {
                Ok(values) => {
                    let pid = self.threads.get(tid).map_or(0, |t| t.pid);
                    self.set_semaphores(id, values, &operations, (tid, pid), events);
                    0
                }
                Err(e) => -i64::from(e.number()),
            };
            self.hand_over(tid, Hand::Done(result), by, events);
        }
    }

    /// The sleeper whose call is over next, and how. On the way each of the others is told at which semaphore it waits
    /// now.
    #[allow(clippy::type_complexity, reason = "a thread, what it wants done, and the values then")]
    fn next_served(&mut self, id: i32) -> Option<(Tid, Vec<Operation>, Result<Vec<i32>, Errno>)> {
        let mut sleepers: Vec<(Tid, Vec<Operation>)> = Vec::new();
        for tid in self.bench(Channel::SemSet(id)) {
            if let Some(Hand::Brought(bytes)) = self.threads.get(tid).and_then(|t| t.blocked()).map(|p| &p.hand) {
                sleepers.push((tid, operations_of(bytes)));
            }
        }
        crate::order::sort_by_key(&mut sleepers, |(_, operations)| operations.iter().any(|o| o.op != 0));
        for (tid, operations) in sleepers {
            match self.semaphore_sets.get(id)?.after(&operations) {
                Ok(values) => return Some((tid, operations, Ok(values))),
                Err(Stuck::Error(e)) => return Some((tid, operations, Err(e))),
                Err(Stuck::Wait(o)) => {
                    let stands =
                        self.threads.get(tid).and_then(|t| t.blocked()).is_some_and(|p| p.scratch == waits_at(o));
                    if let (false, Some(Thread { state: RunState::Blocked(p), .. })) =
                        (stands, self.threads.get_mut(tid))
                    {
                        p.scratch = waits_at(o);
                    }
                }
            }
        }
        None
    }

    /// No sleeper could go on: whoever made that possible would have done its operations.
    pub(super) fn check_semaphores(&self) -> Result<(), String> {
        for (id, set) in self.semaphore_sets.iter() {
            for tid in self.bench(Channel::SemSet(id)) {
                let hand = self.threads.get(tid).and_then(|t| t.blocked()).map(|p| &p.hand);
                let Some(Hand::Brought(bytes)) = hand else {
                    return Err(format!("thread {tid} waits at semaphore set {id} and has brought no operations"));
                };
                if !matches!(set.after(&operations_of(bytes)), Err(Stuck::Wait(_))) {
                    return Err(format!("thread {tid} waits at semaphore set {id} though it could go on"));
                }
            }
        }
        Ok(())
    }

    /// The operations a semop of this process would be given, if they can be read.
    fn operations_ahead(&self, pid: Pid, args: &[u64; 6]) -> Option<Vec<Operation>> {
        let count = args[2].min(MOST_OPERATIONS);
        let bytes = self.mm(pid)?.read(&self.pages, args[1], abi::SEMBUF.size as u64 * count).ok()?;
        Some(operations_of(&bytes))
    }

    /// For who looks ahead: the semaphores that a semop names.
    #[must_use]
    pub fn semaphores_named(&self, pid: Pid, args: &[u64; 6]) -> Option<Vec<u16>> {
        self.operations_ahead(pid, args).map(|all| all.iter().map(|o| o.number).collect())
    }

    /// For who looks ahead: whether a semop could only go to sleep now.
    #[must_use]
    pub fn semop_would_wait(&self, pid: Pid, args: &[u64; 6]) -> bool {
        let Some((set, all)) = self.semaphore_sets.get(args[0] as i32).zip(self.operations_ahead(pid, args)) else {
            return false;
        };
        matches!(set.after(&all), Err(Stuck::Wait(o)) if o.flags & abi::IPC_NOWAIT == 0)
    }

    /// Threads that wait at one semaphore: for it to grow, or for zero.
    fn waiting_at(&self, id: i32, number: i32, zero: bool) -> i64 {
        let here = |tid: &i32| {
            let p = self.threads.get(*tid).and_then(|t| t.blocked());
            p.is_some_and(|p| p.scratch == [number as u64 + 1, u64::from(zero)])
        };
        self.bench(Channel::SemSet(id)).iter().filter(|tid| here(tid)).count() as i64
    }

    /// A process has ended: what it did with `SEM_UNDO` is taken back, as far as it goes (semop(2)).
    pub(super) fn undo_semaphores(&mut self, pid: Pid, events: &mut Vec<Event>) {
        for id in self.semaphore_sets.ids() {
            if !self.semaphore_sets.get(id).is_some_and(|s| s.undo.iter().any(|u| u.0 == pid)) {
                continue;
            }
            let Some(set) = self.semaphore_sets.get_mut(id) else { continue };
            let mine: Vec<(Pid, u16, i32)> = set.undo.iter().filter(|u| u.0 == pid).copied().collect();
            set.undo.retain(|u| u.0 != pid);
            for (_, number, amount) in mine {
                if let Some(v) = set.values.get_mut(usize::from(number)) {
                    let from = *v;
                    *v = (*v + amount).clamp(0, MAX);
                    events.push(Event::Counted {
                        tid: pid,
                        object: Object::SemSet(id),
                        from: from.into(),
                        to: (*v).into(),
                    });
                }
                if let Some(p) = set.pids.get_mut(usize::from(number)) {
                    *p = pid;
                }
            }
            self.serve_semaphores(id, None, events);
        }
    }
}

/// semctl(id, number, command, argument).
pub(super) fn sys_semctl(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (id, number, command, argument) = (cx.int(0), cx.int(1), cx.flags(2), cx.arg(3));
    if ipcinfo::asks(command, abi::SEM_INFO) {
        return ipcinfo::semaphores(k, cx, command, argument);
    }
    let set = k.semaphore_sets.get(id).ok_or(Errno::EINVAL)?.clone();
    let n = set.values.len();
    let one = || usize::try_from(number).ok().filter(|i| *i < n).ok_or(Failure::Errno(Errno::EINVAL));
    let result = match command {
        abi::GETVAL => i64::from(set.values[one()?]),
        abi::GETPID => i64::from(set.pids[one()?]),
        abi::GETNCNT => one().map(|_| k.waiting_at(id, number, false))?,
        abi::GETZCNT => one().map(|_| k.waiting_at(id, number, true))?,
        abi::SETVAL => {
            let value = argument as i32;
            let i = one()?;
            set_values(k, cx, id, &[(i, value)])?;
            0
        }
        abi::GETALL => {
            for (i, v) in set.values.iter().enumerate() {
                k.store(cx, argument + 2 * i as u64, *v as u64, 2)?;
            }
            0
        }
        abi::SETALL => {
            let mut values = Vec::new();
            for i in 0..n {
                values.push((i, k.load(cx, argument + 2 * i as u64, 2)? as i32));
            }
            set_values(k, cx, id, &values)?;
            0
        }
        abi::IPC_STAT | abi::SEM_STAT | abi::SEM_STAT_ANY => {
            let members = [("sem_otime", set.times[0]), ("sem_ctime", set.times[1]), ("sem_nsems", n as u64)];
            k.ipc_stat(cx, argument, &abi::SEMID_DS, &members, set.perm)?;
            if command == abi::IPC_STAT { 0 } else { id.into() }
        }
        abi::IPC_SET => {
            let (mode, now) = (k.ipc_mode(cx, argument)?, k.seconds());
            if let Some(s) = k.semaphore_sets.get_mut(id) {
                s.perm.mode = mode;
                s.times[1] = now;
            }
            0
        }
        abi::IPC_RMID => {
            k.semaphore_sets.remove(id);
            cx.emit(Event::Destroyed { object: Object::SemSet(id) });
            k.wake_all(Channel::SemSet(id), Some(cx.tid), cx.events);
            0
        }
        _ => return Err(Errno::EINVAL.into()),
    };
    Ok(ret(result))
}

/// `SETVAL` and `SETALL` also forget what processes would have taken back (semctl(2)).
fn set_values(k: &mut Kernel, cx: &mut Cx, id: i32, values: &[(usize, i32)]) -> Result<(), Failure> {
    if values.iter().any(|(_, v)| !(0..=MAX).contains(v)) {
        return Err(Errno::ERANGE.into());
    }
    let now = k.seconds();
    let set = k.semaphore_sets.get_mut(id).ok_or(Errno::EINVAL)?;
    set.times[1] = now;
    for &(i, v) in values {
        let from = std::mem::replace(&mut set.values[i], v);
        set.pids[i] = cx.pid;
        set.undo.retain(|u| usize::from(u.1) != i);
        cx.emit(Event::Counted { tid: cx.tid, object: Object::SemSet(id), from: from.into(), to: v.into() });
    }
    k.serve_semaphores(id, Some(cx.tid), cx.events);
    Ok(())
}
