//! System V semaphore sets (semget(2), semop(2), semctl(2)).
//!
//! One semop does several operations together or none of them. An operation adds, takes away (and waits while there is
//! not enough) or waits for zero. What was done with `SEM_UNDO` is kept for each process and taken back when it ends.
//! Neither semop nor semtimedop is ever restarted after a handler (signal(7)).

use super::event::{Event, Object};
use super::sysv::{Found, Ipc, Perm};
use super::wait::{Channel, Restart};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, abi, ipcinfo, ret};

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
        self.undo.sort_unstable();
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
    let (id, addr, count) = (cx.int(0), cx.arg(1), cx.arg(2));
    if count == 0 {
        return Err(Errno::EINVAL.into());
    }
    if count > MOST_OPERATIONS {
        return Err(Errno::E2BIG.into());
    }
    let mut operations = Vec::new();
    for i in 0..count {
        let o = k.struct_in(cx, addr + 6 * i, &abi::SEMBUF)?;
        operations.push(Operation {
            number: abi::SEMBUF.get(&o, "sem_num") as u16,
            op: i32::from(abi::SEMBUF.get(&o, "sem_op") as i16),
            flags: i64::from(abi::SEMBUF.get(&o, "sem_flg") as i16),
        });
    }
    let set = k.semaphore_sets.get(id).ok_or(if cx.first() { Errno::EINVAL } else { Errno::EIDRM })?;
    let values = match set.after(&operations) {
        Ok(values) => values,
        Err(Stuck::Error(e)) => return Err(e.into()),
        Err(Stuck::Wait(o)) => {
            let late = cx.pending.deadline.is_some_and(|d| d <= k.now);
            if o.flags & abi::IPC_NOWAIT != 0 || late {
                return Err(Errno::EAGAIN.into());
            }
            // For GETNCNT and GETZCNT: which semaphore it waits at, and whether for zero.
            cx.pending.scratch = [u64::from(o.number) + 1, u64::from(o.op == 0)];
            return k.block(cx, &[Channel::SemSet(id)], Restart::Never);
        }
    };
    let now = k.seconds();
    let set = k.semaphore_sets.get_mut(id).ok_or(Errno::EINVAL)?;
    let before = std::mem::replace(&mut set.values, values);
    set.times[0] = now;
    for o in &operations {
        if let Some(p) = set.pids.get_mut(usize::from(o.number)) {
            *p = cx.pid;
        }
        if o.flags & abi::SEM_UNDO != 0 && o.op != 0 {
            set.remember(cx.pid, o.number, -o.op);
        }
    }
    let changed: Vec<(i32, i32)> =
        before.iter().zip(&set.values).filter(|(a, b)| a != b).map(|(a, b)| (*a, *b)).collect();
    for (from, to) in &changed {
        cx.emit(Event::Counted { tid: cx.tid, object: Object::SemSet(id), from: i64::from(*from), to: i64::from(*to) });
    }
    if !changed.is_empty() {
        k.wake_all(Channel::SemSet(id), Some(cx.tid), cx.events);
    }
    Ok(ret(0))
}

impl Kernel {
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
            self.wake_all(Channel::SemSet(id), None, events);
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
        abi::IPC_STAT | abi::SEM_STAT => {
            let members = [("sem_otime", set.times[0]), ("sem_ctime", set.times[1]), ("sem_nsems", n as u64)];
            k.ipc_stat(cx, argument, &abi::SEMID_DS, &members, set.perm)?;
            if command == abi::SEM_STAT { id.into() } else { 0 }
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
    k.wake_all(Channel::SemSet(id), Some(cx.tid), cx.events);
    Ok(())
}
