//! What an explorer asks of the interpreter: a thread's run is cut at its visible acts and nowhere else.
//!
//! - A *visible act* is a system call, the end of a handler or of a thread, a fault, or an access to memory in
//!   `Watch::shared`. With a watch, `run` lets one act happen, and only as the very first thing; then whatever is
//!   local, up to the next act. So a thread always stands right before an act, and it is known which (`ahead`).
//! - An access to memory that others could reach but that is not in `shared` does not stop the run; it is noted in
//!   `Budget::accesses`, so that whoever explores can find out that it ought to be in `shared`.
//! - Nor does one to memory in `shared` whose guard the thread holds.
//! - A function of the library is one act, apart from its system calls: what it does to memory between entering it
//!   from the program's own code and coming back, or entering the kernel, is not interrupted. Its streams are locked
//!   for as long in any case.

use std::rc::Rc;

use super::Access;
use crate::kernel::mm::mix;

/// Bytes that are watched as one.
pub const GRAIN: u64 = 4;
/// Stands for the heap's table as an address: what `malloc` gives depends on who asked before.
pub const HEAP_TABLE: u64 = 16;

/// A set of numbers other than 0: open addressing, at most half full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeySet {
    slots: Vec<u64>,
    len: usize,
}

impl KeySet {
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[inline]
    #[must_use]
    pub fn contains(&self, key: u64) -> bool {
        if self.slots.is_empty() {
            return false;
        }
        let mask = self.slots.len() - 1;
        let mut i = key as usize & mask;
        loop {
            match self.slots[i] {
                0 => return false,
                k if k == key => return true,
                _ => i = (i + 1) & mask,
            }
        }
    }

    /// True if it is new.
    pub fn insert(&mut self, key: u64) -> bool {
        if self.slots.len() < 2 * (self.len + 1) {
            let old = std::mem::replace(&mut self.slots, vec![0; (4 * (self.len + 1)).next_power_of_two()]);
            self.len = 0;
            old.into_iter().filter(|&k| k != 0).for_each(|k| {
                self.insert(k);
            });
        }
        let mask = self.slots.len() - 1;
        let mut i = key as usize & mask;
        while self.slots[i] != 0 {
            if self.slots[i] == key {
                return false;
            }
            i = (i + 1) & mask;
        }
        self.slots[i] = key;
        self.len += 1;
        true
    }
}

/// The memory that is known to matter to several threads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    pub keys: KeySet,
    /// Some of it lies on a thread's stack: then its owner's accesses are looked at, too.
    pub on_stacks: bool,
    /// Mutexes that were seen to be used.
    pub locks: Vec<Lock>,
    /// What of it is only used under a lock: `guarded`. To who holds that, an access is no act.
    guarded: KeySet,
}

/// A mutex: in which memory it lies (`Process::space`), where, its name (`grains`), and whether it lies in an object that
/// outlives the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    pub space: i32,
    pub addr: u64,
    pub key: u64,
    pub lasts: bool,
}

impl Shared {
    /// From now on a grain is guarded by a lock.
    pub fn guard(&mut self, grain: u64, lock: u64) {
        self.guarded.insert(mix(grain, lock).max(1));
    }

    /// Every access is an act again.
    pub fn drop_guards(&mut self) {
        self.guarded = KeySet::default();
    }

    fn is_guarded(&self, grain: u64, held: &[u64]) -> bool {
        held.iter().any(|lock| self.guarded.contains(mix(grain, *lock).max(1)))
    }
}

/// The names of the grains an access touches, in the memory of this number (`Process::space`). Two grains that are given one name only make for more acts.
pub fn grains(memory: i32, access: &Access) -> impl Iterator<Item = u64> {
    let (space, from) = match access.object {
        Some((object, offset)) => (1 << 40 | object as u64, offset),
        None => (memory as u64, access.addr),
    };
    let last = from.wrapping_add(access.len.max(1) - 1) / GRAIN;
    (from / GRAIN..=last.min(from / GRAIN + (1 << 20))).map(move |g| mix(space, g).max(1))
}

/// What a thread is about to do, where it was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Ahead {
    /// Nothing that others see, as far as is known: it has not run yet, or it was cut in a long computation.
    #[default]
    Unknown,
    Access(Access),
    Call {
        number: u16,
        args: [u64; 6],
    },
    /// A handler returns, or the thread's first function.
    Return,
    Fault,
}

/// See the head of this file.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    pub shared: Rc<Shared>,
    /// The number of the memory it runs in.
    pub space: i32,
    /// The locks of `shared` that the thread holds.
    pub held: Vec<u64>,
    /// The one act has happened.
    pub acted: bool,
    /// It was one of the library's own, which is still under way.
    pub inside: bool,
    /// Where the run began, until something was done.
    pub start: usize,
    /// What stopped it.
    pub ahead: Ahead,
}

impl Watch {
    fn is_shared(&self, access: &Access) -> bool {
        grains(self.space, access).any(|k| self.shared.keys.contains(k) && !self.shared.is_guarded(k, &self.held))
    }

    /// Whether the instruction at `at`, which is an act, has to wait for the next run.
    pub(super) fn holds_back(&mut self, at: usize, library: bool, ahead: Ahead) -> bool {
        if self.acted && self.inside && library && matches!(ahead, Ahead::Access(_)) {
            return false;
        }
        if self.acted || self.start != at {
            self.ahead = ahead;
            return true;
        }
        self.acted = true;
        self.inside = library;
        false
    }

    /// The access that makes an instruction a visible act, if one does. Of two, the one that writes says more.
    pub(super) fn act_among(&self, accesses: &[&Access]) -> Option<Access> {
        let shared = || accesses.iter().filter(|a| self.is_shared(a));
        shared().find(|a| a.write).or_else(|| shared().next()).map(|a| **a)
    }
}
