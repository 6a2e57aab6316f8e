//! Memory that is only used under a lock: who holds the lock does with it what he likes in one act.
//!
//! # The argument
//! Suppose that a thread t holds a mutex L, and that nobody touches the grain g while somebody else holds L: L is the
//! *guard* of g. What t does to g from taking L to letting it go can then be done earlier, right after t's act before
//! it: whatever others do in between touches neither g nor, as t alone lets L go, who holds L. So every run leads to the
//! same states as one in which t's accesses to g are part of the act before them (Lipton, "Reduction", CACM 1975: they
//! move both ways), and no two of them are a race.
//!
//! That L guards g is found out as everything else is (`learn`): it is taken for true of the first lock that is held
//! when g is touched, until the search meets a state that says otherwise; then the search is run again without it. Of
//! two things must be made sure:
//! - *That such a state is met.* Take the first access w to g that is made while another thread t holds L; up to w all
//!   is as above, so the run to w is one of those in which sections are acts. In it w stands between t's act that took
//!   L and the one that lets go of it. So whoever lets go of L reads, and whoever touches a grain that L guards without
//!   holding L writes, a name of L's own (`outside`): the two are dependent, the search does not leave out their order,
//!   and it sees w while t holds L.
//! - *That nothing else comes between.* A handler of t's own, or t's being cancelled at any moment, could come between
//!   two accesses: there are no guards once a process has a handler or a thread may be cancelled so. Whoever takes L
//!   away from its owner, ends the owner and not the memory, copies the memory (`fork`) or takes some of it away
//!   (`munmap`) while another holds a lock can tell what is done from what is not: if that is seen, there are no guards
//!   any more. All of these are dependent on the letting go, as they touch the signals of the process, or everything.
//!   What lies in a shared object outlives a process; so only a lock that lies in one, too, can guard it.
//!
//! A thread that waits for a lock touches that lock only, whatever it is going to do once it has it: the guarded grains
//! in its next touches can neither let it go on nor keep it from that (`Learned::meets`).

use super::learn::Learned;
use super::numbers::Numbers;
use super::touch::{Touch, outside, user_ranges};
use super::wait::is_quiet;
use crate::kernel::call::Call;
use crate::kernel::event::Event;
use crate::kernel::lock::is_ordinary;
use crate::kernel::{Kernel, Pid, Tid, abi};
use crate::machine::{Machine, Moved};
use crate::vm::Access;
use crate::vm::watch::{Lock, Shared, grains};
use std::rc::Rc;

/// Mutexes that are looked at; what further ones guard are acts.
const MOST: usize = 32;

/// Which locks guard what.
#[derive(Clone, Debug, Default)]
pub struct Guards {
    /// By grain: locks that were held when it was touched; the first is its guard. None left: it has none.
    by_grain: Vec<(u64, Vec<u64>)>,
    /// Where a grain stands in it.
    places: Numbers,
    off: bool,
    /// Some grain has lost its guard since the search began.
    lost: bool,
}

impl Guards {
    /// A search begins anew. True: grains have lost their guards since the last one.
    pub fn begin(&mut self, start: &Machine, on: bool) -> bool {
        self.off |= !on || !is_quiet(start);
        std::mem::take(&mut self.lost)
    }

    fn locks(&self, grain: u64) -> Option<&Vec<u64>> {
        self.by_grain.get(self.places.known(grain)? as usize).map(|g| &g.1)
    }

    /// Returns what it was before.
    fn set(&mut self, grain: u64, locks: Vec<u64>) -> Option<Vec<u64>> {
        let (place, new) = self.places.number(grain);
        if new {
            self.by_grain.push((grain, locks));
            return None;
        }
        self.by_grain.get_mut(place as usize).map(|g| std::mem::replace(&mut g.1, locks))
    }

    /// The lock that guards a grain.
    pub fn of(&self, grain: u64) -> Option<u64> {
        self.locks(grain)?.first().copied()
    }
}

/// What a transition of a thread did to the locks, and the memory it touched.
pub struct Held<'a> {
    tid: Tid,
    pid: Pid,
    before: &'a Machine,
    after: &'a Machine,
    /// The locks that somebody held before, and after: whose, and their names.
    then: Vec<(Tid, u64)>,
    now: Vec<(Tid, u64)>,
    /// By instructions, and by calls.
    touched: Vec<Access>,
}

impl<'a> Held<'a> {
    pub fn of(tid: Tid, before: &'a Machine, after: &'a Machine, moved: &Moved, learned: &Learned) -> Held<'a> {
        let pid = before.kernel.threads.get(tid).map_or(0, |t| t.pid);
        let of = |k: &Kernel| learned.shared.locks.iter().filter_map(|l| Some((holder(k, l)?, l.key))).collect();
        let mut touched = Vec::new();
        if !learned.guards.off {
            touched.clone_from(&moved.accesses);
            for e in &moved.events {
                if let Event::Enter { tid: who, call, args } = e
                    && *who == tid
                {
                    touched.extend(user_ranges(pid, before, *call, args));
                }
            }
        }
        Held { tid, pid, before, after, then: of(&before.kernel), now: of(&after.kernel), touched }
    }

    /// The grains of an access.
    fn grains(&self, access: &Access) -> impl Iterator<Item = u64> {
        grains(self.before.kernel.space(self.pid), access)
    }

    /// The thread's own.
    fn own(&self) -> impl Iterator<Item = u64> + '_ {
        self.then.iter().chain(&self.now).filter(|h| h.0 == self.tid).map(|h| h.1)
    }

    /// Somebody else holds this one.
    fn is_others(&self, lock: u64) -> bool {
        self.then.iter().chain(&self.now).any(|h| h.0 != self.tid && h.1 == lock)
    }

    /// Those the thread has let go.
    fn let_go(&self) -> impl Iterator<Item = u64> + '_ {
        self.then.iter().filter(|h| h.0 == self.tid && !self.now.contains(h)).map(|h| h.1)
    }

    /// Somebody else has lost one without its memory having ended.
    fn takes_away(&self, shared: &Shared) -> bool {
        let lives = |tid: Tid| self.after.kernel.threads.get(tid).is_some_and(|t| !self.ended(t.pid));
        let lasts = |key: u64| shared.locks.iter().any(|l| l.key == key && l.lasts);
        self.then.iter().any(|h| h.0 != self.tid && !self.now.contains(h) && (lives(h.0) || lasts(h.1)))
    }

    fn ended(&self, pid: Pid) -> bool {
        self.after.kernel.processes.get(pid).is_none_or(|p| p.is_zombie())
    }

    /// Another thread that lives in the same memory holds a lock.
    fn others_here(&self) -> bool {
        let k = &self.before.kernel;
        let here = |tid: Tid| k.threads.get(tid).is_some_and(|t| k.space(t.pid) == k.space(self.pid));
        self.then.iter().any(|h| h.0 != self.tid && here(h.0))
    }
}

fn holder(k: &Kernel, lock: &Lock) -> Option<Tid> {
    let pid = k.users_of_space(lock.space).next()?;
    k.holder(pid, lock.addr).filter(|(_, kind)| is_ordinary(*kind)).map(|(tid, _)| tid)
}

fn key_of(k: &Kernel, pid: Pid, mutex: u64) -> Lock {
    let object = k.mm(pid).and_then(|mm| mm.shared_key(mutex));
    let access = Access { pc: 0, addr: mutex, len: 4, write: true, atomic: true, object };
    let space = k.space(pid);
    Lock { space, addr: mutex, key: grains(space, &access).next().unwrap_or(1), lasts: object.is_some() }
}

impl Learned {
    /// Takes note of who held what when a transition touched memory.
    pub fn note_guards(&mut self, held: &Held, moved: &Moved) {
        if self.guards.off {
            return;
        }
        if self.unsettles(held, moved) {
            self.guards.off = true;
            self.unguard();
            return;
        }
        for e in &moved.events {
            let Event::Enter { tid, call: Call::MutexLock | Call::MutexTrylock | Call::MutexTimedlock, args } = e
            else {
                continue;
            };
            let lock = key_of(&held.before.kernel, held.pid, args[0]);
            if *tid == held.tid && self.shared.locks.len() < MOST && !self.shared.locks.contains(&lock) {
                Rc::make_mut(&mut self.shared).locks.push(lock);
            }
        }
        for (i, a) in held.touched.iter().enumerate() {
            // A call that names a lock or a semaphore: whether one gets it may depend on its bytes.
            let is_lock = i >= moved.accesses.len() && a.atomic;
            let grains: Vec<u64> = held.grains(a).filter(|g| self.shared.keys.contains(*g)).collect();
            for grain in grains {
                if is_lock {
                    self.never_guard(grain);
                } else {
                    self.note_guard(grain, held, a);
                }
            }
        }
    }

    fn never_guard(&mut self, grain: u64) {
        if self.guards.set(grain, Vec::new()).is_some_and(|old| !old.is_empty()) {
            self.unguard();
        }
    }

    fn note_guard(&mut self, grain: u64, held: &Held, a: &Access) {
        match self.guards.locks(grain) {
            None => {
                // What outlives its process is guarded by what does so too.
                let lasts = |key: u64| self.shared.locks.iter().any(|l| l.key == key && l.lasts);
                let locks: Vec<u64> = held.own().filter(|&l| a.object.is_none() || lasts(l)).collect();
                if let Some(&first) = locks.first() {
                    self.guards.set(grain, locks);
                    Rc::make_mut(&mut self.shared).guard(grain, first);
                    self.grew = true;
                    self.memory_grew = true;
                }
            }
            Some(locks) => {
                if let Some(&guard) = locks.first()
                    && held.own().all(|l| l != guard)
                    && held.is_others(guard)
                {
                    let left = locks.iter().copied().filter(|&l| held.own().any(|h| h == l)).collect();
                    self.guards.set(grain, left);
                    self.unguard();
                }
            }
        }
    }

    /// Some grain has lost its guard: the guards there are now.
    fn unguard(&mut self) {
        let shared = Rc::make_mut(&mut self.shared);
        shared.drop_guards();
        if self.guards.off {
            self.guards.by_grain.clear();
            self.guards.places = Numbers::default();
            shared.locks.clear();
        }
        for (grain, locks) in &self.guards.by_grain {
            if let Some(&guard) = locks.first() {
                shared.guard(*grain, guard);
            }
        }
        self.guards.lost = true;
        self.grew = true;
        self.memory_grew = true;
    }

    /// Whether there can be no guards after this transition: see the head of this file.
    fn unsettles(&self, held: &Held, moved: &Moved) -> bool {
        use Call::{Clone, Fork, Mmap, Mprotect, Mremap, Munmap, PthreadSetcanceltype, RtSigaction, Shmdt, Vfork};
        let after = &held.after.kernel;
        moved.events.iter().any(|e| match e {
            Event::Enter { tid, call, args } if *tid == held.tid => match call {
                RtSigaction => !is_quiet(held.after),
                PthreadSetcanceltype => args[0] as i64 == abi::PTHREAD_CANCEL_ASYNCHRONOUS,
                Munmap | Mprotect | Mremap | Shmdt | Fork | Vfork | Clone => held.others_here(),
                Mmap => args[3] as i64 & abi::MAP_FIXED != 0 && held.others_here(),
                _ => false,
            },
            // Two processes in one memory.
            Event::Forked { child, .. } => after.users_of_space(after.space(*child)).nth(1).is_some(),
            _ => false,
        }) || held.takes_away(&self.shared)
    }

    /// Adds what tells those who respect a lock from those who do not.
    pub fn touch_guards(&self, touch: &mut Touch, held: &Held) {
        if self.guards.by_grain.is_empty() || touch.all {
            return;
        }
        touch.reads.extend(held.let_go().map(outside));
        for grain in held.touched.iter().flat_map(|a| held.grains(a)) {
            if let Some(guard) = self.guards.of(grain).filter(|&guard| held.own().all(|l| l != guard)) {
                let name = outside(guard);
                if !touch.writes.contains(&name) {
                    touch.writes.push(name);
                }
            }
        }
    }
}
