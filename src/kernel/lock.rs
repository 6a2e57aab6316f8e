//! Locks of threads: mutexes, condition variables, read-write locks, barriers, spin locks, once.
//!
//! Rules:
//! - The state is words in the program's own memory, at the offsets `abi::OPAQUE` says; all zeros is the initial state.
//!   The bench is the kernel's, by the word's key: processes that share the memory share the bench.
//! - Letting go wakes the first on the bench, but gives it nothing: whoever comes first takes the lock (glibc's locks
//!   are not fair either), and the one that was woken looks again.
//! - A wait for a condition lets go of the mutex and goes to its bench in one step, so no signal can fall between.
//! - A signal's handler may run during all these waits; afterwards they go on. None of them fails with `EINTR`.

use super::call::Call;
use super::clock::clock_to_wait_by;
use super::event::{Event, Object};
use super::process::{AfterHandler, RunState};
use super::wait::{Channel, FutexKey, Pending, Restart, Why};
use super::{Answer, Cx, Errno, Failure, Kernel, Pid, Tid, abi, ret};

impl Kernel {
    /// A state word. One that never got a value decides nothing: the process is stopped.
    pub(super) fn word(&self, cx: &Cx, addr: u64, what: &str) -> Result<u32, Failure> {
        let mm = self.mm(cx.pid).ok_or(Errno::ESRCH)?;
        match mm.load(&self.pages, addr, 4) {
            Ok(w) if !w.undef => Ok(w.value as u32),
            Ok(_) => {
                let call = cx.pending.call.name();
                let sentence = format!("{call} is given {what} at {addr:#x} that was never initialised");
                Err(Failure::Fault { signal: abi::SIGSEGV as i32, addr, sentence, memory: None })
            }
            // The usual way to say where it is.
            Err(_) => self.copy_in(cx, addr, 4).map(|_| 0),
        }
    }

    pub(super) fn set_word(&mut self, cx: &Cx, addr: u64, value: u32) -> Result<(), Failure> {
        self.store(cx, addr, u64::from(value), 4)
    }

    /// A deadline that is read only when the call has to wait, as the manual pages say; then whether it has passed.
    fn timed_out(&self, cx: &mut Cx, clock: i64, abstime: u64) -> Result<bool, Failure> {
        if cx.pending.deadline.is_none() {
            cx.pending.deadline = Some(self.deadline_of_wait(cx, clock, abstime)?);
        }
        Ok(cx.pending.deadline.is_some_and(|d| d <= self.now))
    }
}

// Mutexes.

const KIND: u64 = 16;
const STATE: u64 = 20;
/// Where a mutex says which thread holds it.
pub const OWNER: u64 = 8;
const COUNT: u64 = 4;
const DESTROYED: u32 = u32::MAX;

fn kind_of(k: &Kernel, cx: &Cx, mutex: u64) -> Result<u32, Failure> {
    match k.word(cx, mutex.wrapping_add(KIND), "a mutex")? {
        DESTROYED => Err(Errno::EINVAL.into()),
        kind => Ok(kind),
    }
}

fn is(kind: u32, of: i64) -> bool {
    i64::from(kind & 3) == of
}

/// Takes the mutex if it is free. `Some`: how the call ends.
fn take(k: &mut Kernel, cx: &mut Cx, mutex: u64) -> Result<Option<Errno>, Failure> {
    let kind = kind_of(k, cx, mutex)?;
    let tid = cx.tid as u32;
    if k.word(cx, mutex, "a mutex")? != 0 {
        let mine = k.word(cx, mutex.wrapping_add(OWNER), "a mutex")? == tid;
        if mine && is(kind, abi::PTHREAD_MUTEX_RECURSIVE) {
            let count = k.word(cx, mutex.wrapping_add(COUNT), "a mutex")?;
            let count = count.checked_add(1).ok_or(Errno::EAGAIN)?;
            k.set_word(cx, mutex.wrapping_add(COUNT), count)?;
            return Ok(None);
        }
        return Ok(Some(Errno::EBUSY));
    }
    let robust = u64::from(kind) & abi::MUTEX_ROBUST != 0;
    let state = if robust { u64::from(k.word(cx, mutex.wrapping_add(STATE), "a mutex")?) } else { 0 };
    if state == abi::MUTEX_LOST {
        return Ok(Some(Errno::ENOTRECOVERABLE));
    }
    k.set_word(cx, mutex, 1)?;
    k.set_word(cx, mutex.wrapping_add(OWNER), tid)?;
    k.set_word(cx, mutex.wrapping_add(COUNT), 1)?;
    if robust && let Some(thread) = k.threads.get_mut(cx.tid) {
        thread.robust.push(mutex);
    }
    let object = Object::Futex(k.futex_key(cx.pid, mutex));
    cx.emit(Event::Locked { tid: cx.tid, object });
    // pthread_mutex_lock(3): the owner died holding it; the heir has it now and is told.
    Ok((state == abi::MUTEX_DIED).then_some(Errno::EOWNERDEAD))
}

/// Locks, or waits until it can look again. `deadline`: the clock and the time.
fn lock(k: &mut Kernel, cx: &mut Cx, mutex: u64, deadline: Option<(i64, u64)>) -> Answer {
    match take(k, cx, mutex)? {
        None => return Ok(ret(0)),
        Some(Errno::EBUSY) => {}
        Some(e) => return Err(e.into()),
    }
    let kind = kind_of(k, cx, mutex)?;
    if is(kind, abi::PTHREAD_MUTEX_ERRORCHECK) && k.word(cx, mutex.wrapping_add(OWNER), "a mutex")? == cx.tid as u32 {
        return Err(Errno::EDEADLK.into());
    }
    if let Some((clock, abstime)) = deadline
        && k.timed_out(cx, clock, abstime)?
    {
        return Err(Errno::ETIMEDOUT.into());
    }
    let key = k.futex_key(cx.pid, mutex);
    k.block(cx, &[Channel::Futex(key)], Restart::Always)
}

/// Told of who lets a normal mutex go that it does not hold, which is undefined (pthread_mutex_unlock(3p)). A child that
/// unlocks what its parent held in the memory it has a copy of is no such case.
fn note_foreign(k: &Kernel, cx: &mut Cx, mutex: u64, locked: bool) -> Result<(), Failure> {
    let owner = k.word(cx, mutex.wrapping_add(OWNER), "a mutex")? as Tid;
    let another = k.threads.get(owner).is_some_and(|t| t.pid == cx.pid);
    let whose = match locked {
        true if another => format!("thread {owner} holds"),
        true => return Ok(()),
        false => "nobody holds".to_string(),
    };
    let call = cx.pending.call.name();
    let sentence = format!("{call} lets go of a mutex that {whose}: that is undefined");
    cx.emit(Event::Notice { tid: cx.tid, sentence, unset: Vec::new() });
    Ok(())
}

/// Lets go once; true if it is free then.
fn release(k: &mut Kernel, cx: &mut Cx, mutex: u64) -> Result<(), Failure> {
    let kind = kind_of(k, cx, mutex)?;
    let robust = u64::from(kind) & abi::MUTEX_ROBUST != 0;
    let locked = k.word(cx, mutex, "a mutex")? != 0;
    let mine = locked && k.word(cx, mutex.wrapping_add(OWNER), "a mutex")? == cx.tid as u32;
    // A normal mutex does not look who lets go (pthread_mutex_lock(3)).
    if !mine && (!is(kind, abi::PTHREAD_MUTEX_NORMAL) || robust) {
        return Err(Errno::EPERM.into());
    }
    if !mine {
        note_foreign(k, cx, mutex, locked)?;
    }
    if is(kind, abi::PTHREAD_MUTEX_RECURSIVE) {
        let count = k.word(cx, mutex.wrapping_add(COUNT), "a mutex")?;
        if count > 1 {
            return k.set_word(cx, mutex.wrapping_add(COUNT), count - 1);
        }
    }
    k.set_word(cx, mutex, 0)?;
    k.set_word(cx, mutex.wrapping_add(OWNER), 0)?;
    k.set_word(cx, mutex.wrapping_add(COUNT), 0)?;
    let key = k.futex_key(cx.pid, mutex);
    cx.emit(Event::Unlocked { tid: cx.tid, object: Object::Futex(key) });
    let mut count = 1;
    if robust {
        if let Some(thread) = k.threads.get_mut(cx.tid) {
            thread.robust.retain(|m| *m != mutex);
        }
        // Let go without pthread_mutex_consistent: it is lost for good, and everybody who waits is told.
        if u64::from(k.word(cx, mutex.wrapping_add(STATE), "a mutex")?) == abi::MUTEX_DIED {
            k.set_word(cx, mutex.wrapping_add(STATE), abi::MUTEX_LOST as u32)?;
            count = usize::MAX;
        }
    }
    k.wake(Channel::Futex(key), count, Some(cx.tid), cx.events);
    Ok(())
}

/// Whether a mutex is of a kind whose owner's end changes nothing.
#[must_use]
pub fn is_ordinary(kind: i64) -> bool {
    kind & !3 & !abi::MUTEX_SHARED as i64 == 0
}

impl Kernel {
    /// Who holds a mutex, if it is locked, and its kind.
    #[must_use]
    pub fn holder(&self, pid: Pid, mutex: u64) -> Option<(Tid, i64)> {
        let mm = self.mm(pid)?;
        let word = |at: u64| mm.load(&self.pages, mutex.wrapping_add(at), 4).ok().filter(|w| !w.undef).map(|w| w.value);
        (word(0)? == 1).then_some((word(OWNER)? as Tid, word(KIND)? as i64))
    }

    /// Whether a thread holds a mutex of an ordinary kind.
    #[must_use]
    pub fn holds_mutex(&self, tid: Tid, mutex: u64) -> bool {
        let Some(pid) = self.threads.get(tid).map(|t| t.pid) else { return false };
        self.holder(pid, mutex).is_some_and(|(owner, kind)| owner == tid && is_ordinary(kind))
    }

    /// A thread ends with robust mutexes held: each is free again, and its next owner will be told.
    pub(super) fn abandon_robust(&mut self, tid: Tid, events: &mut Vec<Event>) {
        let Some(thread) = self.threads.get(tid) else { return };
        let pid = thread.pid;
        for mutex in thread.robust.clone() {
            let key = self.futex_key(pid, mutex);
            if let Some(mm) = self.spaces.get_mut(self.space(pid)) {
                for (offset, value) in [(0, 0), (OWNER, 0), (COUNT, 0), (STATE, abi::MUTEX_DIED)] {
                    let word = super::mm::Loaded { value, undef: false };
                    // The memory may be gone already; then there is nobody to tell.
                    let _ = mm.store(&mut self.pages, mutex.wrapping_add(offset), word, 4);
                }
            }
            events.push(Event::Unlocked { tid, object: Object::Futex(key) });
            self.wake(Channel::Futex(key), 1, None, events);
        }
        if let Some(thread) = self.threads.get_mut(tid) {
            thread.robust.clear();
        }
    }
}

pub(super) fn sys_mutex_init(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (mutex, attr) = (cx.arg(0), cx.arg(1));
    let bits = if attr == 0 { 0 } else { u64::from(k.word(cx, attr, "mutex attributes")?) };
    let mut kind = bits & 3;
    if bits & abi::MUTEXATTR_ROBUST != 0 {
        kind |= abi::MUTEX_ROBUST;
    }
    if bits & abi::MUTEXATTR_SHARED != 0 {
        kind |= abi::MUTEX_SHARED;
    }
    k.struct_out(cx, mutex, &abi::MUTEX, &[("kind", kind)])?;
    let object = Object::Futex(k.futex_key(cx.pid, mutex));
    cx.emit(Event::Created { tid: cx.tid, object });
    Ok(ret(0))
}

pub(super) fn sys_mutex_destroy(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let mutex = cx.arg(0);
    let kind = kind_of(k, cx, mutex)?;
    let robust = u64::from(kind) & abi::MUTEX_ROBUST != 0;
    if !robust && k.word(cx, mutex, "a mutex")? != 0 {
        return Err(Errno::EBUSY.into());
    }
    k.set_word(cx, mutex.wrapping_add(KIND), DESTROYED)?;
    let object = Object::Futex(k.futex_key(cx.pid, mutex));
    cx.emit(Event::Destroyed { object });
    Ok(ret(0))
}

pub(super) fn sys_mutex_lock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    lock(k, cx, cx.arg(0), None)
}

pub(super) fn sys_mutex_trylock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    match take(k, cx, cx.arg(0))? {
        None => Ok(ret(0)),
        Some(e) => Err(e.into()),
    }
}

/// pthread_mutex_clocklock(mutex, clock, abstime).
pub(super) fn sys_mutex_timedlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let clock = clock_to_wait_by(cx.flags(1))?;
    lock(k, cx, cx.arg(0), Some((clock, cx.arg(2))))
}

pub(super) fn sys_mutex_unlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    release(k, cx, cx.arg(0))?;
    Ok(ret(0))
}

/// pthread_mutex_consistent(3): the heir has put things in order.
pub(super) fn sys_mutex_consistent(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let mutex = cx.arg(0);
    let robust = u64::from(kind_of(k, cx, mutex)?) & abi::MUTEX_ROBUST != 0;
    if !robust || u64::from(k.word(cx, mutex.wrapping_add(STATE), "a mutex")?) != abi::MUTEX_DIED {
        return Err(Errno::EINVAL.into());
    }
    k.set_word(cx, mutex.wrapping_add(STATE), 0)?;
    Ok(ret(0))
}

// Condition variables. `Pending::progress` says how far a wait has got, `scratch[0]` how it will end.

const WAITING: u64 = 1;
pub const RELOCKING: u64 = 2;
/// It ends in a cancellation, once it has its mutex.
const CANCELLED: u64 = u64::MAX;

fn cond_wait(k: &mut Kernel, cx: &mut Cx, deadline: Option<(i64, u64)>) -> Answer {
    let (cond, mutex) = (cx.arg(0), cx.arg(1));
    let bench = Channel::Futex(k.futex_key(cx.pid, cond));
    if cx.pending.progress == 0 {
        k.word(cx, cond, "a condition variable")?;
        if let Some((clock, abstime)) = deadline {
            // An invalid time is found before the mutex is let go; one that has passed afterwards.
            k.timed_out(cx, clock, abstime)?;
        }
        release(k, cx, mutex)?;
        cx.pending.progress = WAITING;
    }
    if cx.pending.progress == WAITING {
        if cx.why == Why::Woken {
            cx.pending.progress = RELOCKING;
        } else if k.cancel_due(cx.tid) {
            (cx.pending.progress, cx.pending.scratch[0]) = (RELOCKING, CANCELLED);
        } else if cx.pending.deadline.is_some_and(|d| d <= k.now) {
            (cx.pending.progress, cx.pending.scratch[0]) = (RELOCKING, Errno::ETIMEDOUT.number() as u64);
        } else {
            return k.block(cx, &[bench], Restart::Always);
        }
        cx.pending.deadline = None;
    }
    // From here on it is an ordinary lock, without a time limit.
    let locked = lock(k, cx, mutex, None)?;
    if locked != ret(0) {
        return Ok(locked);
    }
    match cx.pending.scratch[0] {
        0 => Ok(locked),
        CANCELLED => {
            k.begin_cancel(cx.tid);
            Err(Failure::Cut(Restart::Always))
        }
        error => Ok(ret(-(error as i64))),
    }
}

pub(super) fn sys_cond_wait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    cond_wait(k, cx, None)
}

/// pthread_cond_timedwait(cond, mutex, clock, abstime); a clock of -1: the condition variable's own.
pub(super) fn sys_cond_timedwait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let clock = match cx.flags(2) {
        -1 => i64::from(k.word(cx, cx.arg(0), "a condition variable")? >> 1),
        clock => clock_to_wait_by(clock)?,
    };
    cond_wait(k, cx, Some((clock, cx.arg(3))))
}

impl Kernel {
    /// Threads that wait for a condition and are just running a signal's handler: they are waiters still, and a signal
    /// for the condition must not pass them by.
    fn waiting_in_handlers(&self, bench: Channel) -> Vec<(u32, Tid)> {
        let waits = |p: &Pending| {
            matches!(p.call, Call::CondWait | Call::CondTimedwait) && p.progress == WAITING && p.on.contains(&bench)
        };
        let of = |t: &super::process::Thread| {
            let after = t.handlers.iter().find_map(|h| match &h.then {
                AfterHandler::Restart(p) if waits(p) => Some(p.arrival),
                _ => None,
            });
            let cut = t.cut.as_ref().filter(|(p, _)| waits(p)).map(|(p, _)| p.arrival);
            let again = match &t.state {
                RunState::Resuming(p, Why::Restarted | Why::Interrupted | Why::TimedOut) if waits(p) => Some(p.arrival),
                _ => None,
            };
            after.or(cut).or(again)
        };
        self.threads.iter().filter_map(|(tid, t)| of(t).map(|arrival| (arrival, tid))).collect()
    }

    /// Tells such a thread that its wait is over.
    fn end_interrupted_wait(&mut self, tid: Tid) {
        let Some(thread) = self.threads.get_mut(tid) else { return };
        let end = |p: &mut Pending| {
            if p.progress == WAITING {
                p.progress = RELOCKING;
                p.deadline = None;
            }
        };
        for frame in &mut thread.handlers {
            if let AfterHandler::Restart(p) = &mut frame.then {
                end(p);
            }
        }
        if let Some((p, _)) = &mut thread.cut {
            end(p);
        }
        if let RunState::Resuming(p, _) = &mut thread.state {
            end(p);
        }
    }

    fn signal_condition(&mut self, cx: &mut Cx, count: usize) -> Answer {
        self.word(cx, cx.arg(0), "a condition variable")?;
        let bench = Channel::Futex(self.futex_key(cx.pid, cx.arg(0)));
        let arrival = |t: &Tid| self.threads.get(*t).and_then(|t| t.blocked()).map_or(0, |p| p.arrival);
        let mut waiters: Vec<(u32, Tid, bool)> =
            self.bench(bench).into_iter().map(|tid| (arrival(&tid), tid, true)).collect();
        waiters.extend(self.waiting_in_handlers(bench).into_iter().map(|(arrival, tid)| (arrival, tid, false)));
        crate::order::sort(&mut waiters);
        for (_, tid, blocked) in waiters.into_iter().take(count) {
            if blocked {
                self.wake_thread(tid, Why::Woken, Some(cx.tid), cx.events);
            } else {
                self.end_interrupted_wait(tid);
            }
        }
        Ok(ret(0))
    }

    /// Threads that wait for a condition: any of them may wake without a signal (pthread_cond_wait(3), "spurious
    /// wakeups"), which is a choice of the machine.
    #[must_use]
    pub fn may_wake_spuriously(&self) -> Vec<Tid> {
        let waits = |p: &Pending| matches!(p.call, Call::CondWait | Call::CondTimedwait) && p.progress == WAITING;
        self.threads.iter().filter(|(_, t)| t.blocked().is_some_and(waits)).map(|(tid, _)| tid).collect()
    }

    /// Makes that choice.
    pub fn wake_spuriously(&mut self, tid: Tid, events: &mut Vec<Event>) {
        if self.may_wake_spuriously().contains(&tid) {
            self.wake_thread(tid, Why::Woken, None, events);
        }
    }
}

pub(super) fn sys_cond_init(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (cond, attr) = (cx.arg(0), cx.arg(1));
    let bits = if attr == 0 { 0 } else { k.word(cx, attr, "condition variable attributes")? };
    k.struct_out(cx, cond, &abi::COND, &[("attr", bits.into())])?;
    let object = Object::Futex(k.futex_key(cx.pid, cond));
    cx.emit(Event::Created { tid: cx.tid, object });
    Ok(ret(0))
}

pub(super) fn sys_cond_destroy(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.word(cx, cx.arg(0), "a condition variable")?;
    let object = Object::Futex(k.futex_key(cx.pid, cx.arg(0)));
    cx.emit(Event::Destroyed { object });
    Ok(ret(0))
}

pub(super) fn sys_cond_signal(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.signal_condition(cx, 1)
}

pub(super) fn sys_cond_broadcast(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.signal_condition(cx, usize::MAX)
}

// Read-write locks: readers wait at the word `readers`, writers at the word `writer`.

/// Where a read-write lock says which thread writes.
pub const WRITER: u64 = 4;
const RWLOCK_KIND: u64 = 48;

struct Rwlock {
    readers: u32,
    writer: u32,
    prefers_writers: bool,
    read_bench: FutexKey,
    write_bench: FutexKey,
}

fn rwlock(k: &Kernel, cx: &Cx) -> Result<Rwlock, Failure> {
    let at = cx.arg(0);
    let kind = i64::from(k.word(cx, at.wrapping_add(RWLOCK_KIND), "a read-write lock")?);
    Ok(Rwlock {
        readers: k.word(cx, at, "a read-write lock")?,
        writer: k.word(cx, at.wrapping_add(WRITER), "a read-write lock")?,
        // pthread_rwlockattr_setkind_np(3): PREFER_WRITER alone prefers readers all the same.
        prefers_writers: kind == abi::PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP,
        read_bench: k.futex_key(cx.pid, at),
        write_bench: k.futex_key(cx.pid, at.wrapping_add(WRITER)),
    })
}

fn rw_lock(k: &mut Kernel, cx: &mut Cx, write: bool, wait: bool, deadline: Option<(i64, u64)>) -> Answer {
    let l = rwlock(k, cx)?;
    let at = cx.arg(0);
    // A wrong time is told before anything else.
    if let Some((clock, time)) = deadline.filter(|_| cx.first()) {
        k.deadline_of_wait(cx, clock, time)?;
    }
    let writers_wait = l.prefers_writers && !k.bench(Channel::Futex(l.write_bench)).is_empty();
    let free = match write {
        true => l.writer == 0 && l.readers == 0,
        false => l.writer == 0 && !(writers_wait && l.readers > 0),
    };
    if free {
        if write {
            k.set_word(cx, at.wrapping_add(WRITER), cx.tid as u32)?;
        } else {
            let readers = l.readers.checked_add(1).ok_or(Errno::EAGAIN)?;
            k.set_word(cx, at, readers)?;
        }
        cx.emit(Event::Locked { tid: cx.tid, object: Object::Futex(l.read_bench) });
        return Ok(ret(0));
    }
    if !wait {
        return Err(Errno::EBUSY.into());
    }
    if l.writer == cx.tid as u32 {
        return Err(Errno::EDEADLK.into());
    }
    if let Some((clock, abstime)) = deadline
        && k.timed_out(cx, clock, abstime)?
    {
        // Readers that let this writer go first need not any more.
        if write && l.prefers_writers && l.writer == 0 {
            k.wake_all(Channel::Futex(l.read_bench), Some(cx.tid), cx.events);
        }
        return Err(Errno::ETIMEDOUT.into());
    }
    let bench = if write { l.write_bench } else { l.read_bench };
    k.block(cx, &[Channel::Futex(bench)], Restart::Always)
}

pub(super) fn sys_rwlock_init(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (lock, attr) = (cx.arg(0), cx.arg(1));
    let (mut kind, mut shared) = (0, 0);
    if attr != 0 {
        kind = k.word(cx, attr, "read-write lock attributes")?;
        shared = k.word(cx, attr.wrapping_add(4), "read-write lock attributes")?;
    }
    k.struct_out(cx, lock, &abi::RWLOCK, &[("kind", kind.into()), ("shared", shared.into())])?;
    let object = Object::Futex(k.futex_key(cx.pid, lock));
    cx.emit(Event::Created { tid: cx.tid, object });
    Ok(ret(0))
}

pub(super) fn sys_rwlock_destroy(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let l = rwlock(k, cx)?;
    cx.emit(Event::Destroyed { object: Object::Futex(l.read_bench) });
    Ok(ret(0))
}

pub(super) fn sys_rwlock_rdlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    rw_lock(k, cx, false, true, None)
}

pub(super) fn sys_rwlock_tryrdlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    rw_lock(k, cx, false, false, None)
}

pub(super) fn sys_rwlock_timedrdlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let clock = clock_to_wait_by(cx.flags(1))?;
    rw_lock(k, cx, false, true, Some((clock, cx.arg(2))))
}

pub(super) fn sys_rwlock_wrlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    rw_lock(k, cx, true, true, None)
}

pub(super) fn sys_rwlock_trywrlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    rw_lock(k, cx, true, false, None)
}

pub(super) fn sys_rwlock_timedwrlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let clock = clock_to_wait_by(cx.flags(1))?;
    rw_lock(k, cx, true, true, Some((clock, cx.arg(2))))
}

pub(super) fn sys_rwlock_unlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let l = rwlock(k, cx)?;
    let at = cx.arg(0);
    if l.writer != 0 {
        k.set_word(cx, at.wrapping_add(WRITER), 0)?;
    } else {
        k.set_word(cx, at, l.readers.saturating_sub(1))?;
    }
    cx.emit(Event::Unlocked { tid: cx.tid, object: Object::Futex(l.read_bench) });
    if l.writer == 0 && l.readers > 1 {
        return Ok(ret(0));
    }
    let (readers, writers) = (Channel::Futex(l.read_bench), Channel::Futex(l.write_bench));
    // After a writer all readers that wait come in together, unless writers are preferred.
    let first_writers = l.prefers_writers || k.bench(readers).is_empty();
    if first_writers && k.wake(writers, 1, Some(cx.tid), cx.events) > 0 {
        return Ok(ret(0));
    }
    k.wake_all(readers, Some(cx.tid), cx.events);
    Ok(ret(0))
}

// Barriers.

const NEEDED: u64 = 4;
const GENERATION: u64 = 8;

pub(super) fn sys_barrier_init(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (barrier, attr, count) = (cx.arg(0), cx.arg(1), cx.arg(2) as u32);
    if count == 0 {
        return Err(Errno::EINVAL.into());
    }
    let shared = if attr == 0 { 0 } else { k.word(cx, attr, "barrier attributes")? };
    // A barrier may be made anew while those it has let go are still on their way out (pthread_barrier_destroy(3)):
    // they know by the generation, so that one goes on. Memory that never was a barrier begins with 0.
    let at = barrier.wrapping_add(GENERATION);
    let generation = k.word(cx, at, "a barrier").unwrap_or(0);
    let members = [("needed", count.into()), ("generation", generation.into()), ("shared", shared.into())];
    k.struct_out(cx, barrier, &abi::BARRIER, &members)?;
    let object = Object::Futex(k.futex_key(cx.pid, barrier));
    cx.emit(Event::Created { tid: cx.tid, object });
    Ok(ret(0))
}

pub(super) fn sys_barrier_destroy(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.word(cx, cx.arg(0), "a barrier")?;
    let object = Object::Futex(k.futex_key(cx.pid, cx.arg(0)));
    cx.emit(Event::Destroyed { object });
    Ok(ret(0))
}

/// pthread_barrier_wait(3). The last to come opens it and gets 1, which the library makes
/// `PTHREAD_BARRIER_SERIAL_THREAD`.
pub(super) fn sys_barrier_wait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let barrier = cx.arg(0);
    let generation = k.word(cx, barrier.wrapping_add(GENERATION), "a barrier")?;
    let key = k.futex_key(cx.pid, barrier);
    if cx.pending.progress == 0 {
        let arrived = k.word(cx, barrier, "a barrier")? + 1;
        let needed = k.word(cx, barrier.wrapping_add(NEEDED), "a barrier")?;
        let opens = arrived >= needed;
        let from = i64::from(arrived) - 1;
        let to = if opens { 0 } else { i64::from(arrived) };
        k.set_word(cx, barrier, to as u32)?;
        cx.emit(Event::Counted { tid: cx.tid, object: Object::Futex(key), from, to });
        if opens {
            k.set_word(cx, barrier.wrapping_add(GENERATION), generation.wrapping_add(1))?;
            k.wake_all(Channel::Futex(key), Some(cx.tid), cx.events);
            return Ok(ret(1));
        }
        cx.pending.progress = 1;
        cx.pending.scratch[0] = u64::from(generation);
    }
    if cx.pending.scratch[0] != u64::from(generation) {
        return Ok(ret(0));
    }
    k.block(cx, &[Channel::Futex(key)], Restart::Always)
}

// Spin locks. Model: a thread that spins waits on a bench; it does not burn steps.

pub(super) fn sys_spin_init(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.set_word(cx, cx.arg(0), 0)?;
    let object = Object::Futex(k.futex_key(cx.pid, cx.arg(0)));
    cx.emit(Event::Created { tid: cx.tid, object });
    Ok(ret(0))
}

pub(super) fn sys_spin_destroy(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let object = Object::Futex(k.futex_key(cx.pid, cx.arg(0)));
    cx.emit(Event::Destroyed { object });
    Ok(ret(0))
}

fn spin(k: &mut Kernel, cx: &mut Cx, wait: bool) -> Answer {
    let at = cx.arg(0);
    let key = k.futex_key(cx.pid, at);
    if k.word(cx, at, "a spin lock")? == 0 {
        k.set_word(cx, at, 1)?;
        cx.emit(Event::Locked { tid: cx.tid, object: Object::Futex(key) });
        return Ok(ret(0));
    }
    if wait { k.block(cx, &[Channel::Futex(key)], Restart::Always) } else { Err(Errno::EBUSY.into()) }
}

pub(super) fn sys_spin_lock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    spin(k, cx, true)
}

pub(super) fn sys_spin_trylock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    spin(k, cx, false)
}

pub(super) fn sys_spin_unlock(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let key = k.futex_key(cx.pid, cx.arg(0));
    k.set_word(cx, cx.arg(0), 0)?;
    cx.emit(Event::Unlocked { tid: cx.tid, object: Object::Futex(key) });
    k.wake(Channel::Futex(key), 1, Some(cx.tid), cx.events);
    Ok(ret(0))
}

// pthread_once(3): 0 not yet, 1 running, 2 done.

pub(super) fn sys_once_begin(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let at = cx.arg(0);
    match k.word(cx, at, "a once control")? {
        0 => {
            k.set_word(cx, at, 1)?;
            Ok(ret(1))
        }
        1 => {
            let key = k.futex_key(cx.pid, at);
            k.block(cx, &[Channel::Futex(key)], Restart::Always)
        }
        _ => Ok(ret(0)),
    }
}

/// once_end(control): 2 when the routine has run. The library passes 0 as second argument then; 1 if the thread was
/// cancelled in it, and somebody else is to try.
pub(super) fn sys_once_end(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let key = k.futex_key(cx.pid, cx.arg(0));
    k.set_word(cx, cx.arg(0), if cx.int(1) == 0 { 2 } else { 0 })?;
    k.wake_all(Channel::Futex(key), Some(cx.tid), cx.events);
    Ok(ret(0))
}
