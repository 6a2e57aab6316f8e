//! What the explorer learns on its way and reduces by: which memory matters, and what each thread may still touch from
//! where it stands.
//!
//! # The reduction
//! At a state only a *persistent set* of threads is run: one such that nothing the others could do, from here on and
//! without these, depends on what these do next. Then every end that can be reached from the state is reached through
//! one of them (Godefroid, Partial-Order Methods, theorem 4.3), and so is every state in which two threads stand before
//! conflicting accesses (a data race), as a thread whose future conflicts with a next act is in the set with it.
//!
//! The sets are made of threads. A thread's *next* touches are what was touched, in any run, by the transition from the
//! place where it stands; its *future* touches are those of all places that were reached from there, those of threads
//! and processes it started included. A set is closed if the future of no thread outside meets the next touches of one
//! inside, sleepers inside included (who could wake them touches what they wait on). Of all closed sets around a thread
//! that can run, the smallest is taken.
//!
//! # Why what was learnt suffices
//! Futures are learnt from the reduced search itself. It is run again from the start until, by all that is known at its
//! end, every set that it used is closed: then it is the search that this knowledge would have made. (What matters of
//! memory decides what an act is, so if that has grown it is run again in any case.) Suppose that then, from some state s of it, threads outside its set P could do w₁…wⱼ with wⱼ the first
//! that conflicts with a next act t of P and is not in the futures that were used. Take s and w with the least j. All of
//! w₁…wⱼ₋₁ is independent of P, so they can be done after t as well, and wⱼ then begins the same (a thread's
//! act is decided by the thread alone, up to the first object that it touches and t has changed: and that is a conflict
//! all the same). So from the state after t there is an uncovered run of the same length, and so on along the search,
//! until a state whose set holds w₁'s thread: after w₁ the rest is shorter, against the choice of j. Such a state comes,
//! because a state whose successor is still on the search's stack is expanded in full, so no cycle of the reduced graph
//! leaves a thread out for ever. The one way in which t could make wⱼ impossible without its being seen is to end its
//! thread: so the touch that every act has, the signals of its process, is known of a place before anything was done
//! from there, and what touches everything meets everybody.
//!
//! A thread that joins another gets past the join only when that has ended. So the future of the one, as far as the
//! next touches of the other are concerned, ends at the join (`until`): w₁…wⱼ, in which the other does nothing, cannot
//! hold more. Without this, the end of the program, which meets everything, would stand in the future of `main` from
//! the start.
//!
//! # Symmetry
//! States that differ only in which of several like workers stands where are not taken for one. To do so safely, the
//! exchange of two threads must map runs to runs, and for programs in C nobody can see that it does:
//! - a thread's number and the addresses of its stack lie in ordinary memory (a mutex's owner, `pthread_t`, pointers to
//!   locals, lists through them), where nothing tells them from other numbers; to exchange two threads all of these
//!   would have to be exchanged with them, and one that is missed gives a "proved" that is false;
//! - textbooks' workers are hardly ever alike: each is given its number, and its forks, flags or accounts by it. The ring
//!   of philosophers is symmetric only if the numbers in its data are turned too, Peterson's algorithm not at all;
//! - outcomes and stories name threads, so the orbits would have to be unfolded again for them.
//!
//! What it could save is bounded by n! for n like workers that have no number, and of that much is gone already: calls
//! that only wait are put off (`wait`), so the orders in which the workers come to sleep are no states any more.
//!
//! # Memory
//! An access is an act only if another thread (or a signal's handler of the same thread) was seen to touch the same
//! bytes, one of them writing; a thread's own stack counts as written. The set only grows; when it does, the search is
//! run again. By the same argument a conflict that was never seen would have to be one that no state of the search
//! leads to: an access that is taken for local is independent of all that was seen. Nor is an access under a lock that
//! guards what is touched (`guard`).
//!
//! Nobody need touch the same bytes to find out how far a thread has come: a `fork` by another thread copies them, a
//! handler may jump away from what it has interrupted, and a thread may be cancelled at any moment. Once that is seen,
//! all that is written in such a memory counts, stacks apart.

use crate::kernel::call::Call;
use crate::kernel::mm::mix;
use crate::kernel::process::RunState;
use crate::kernel::{Pid, Tid, abi};
use crate::machine::{Choice, Machine, Moved, hash};
use crate::vm::watch::{Shared, grains};
use crate::vm::{Ahead, FrameKind};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::guard::Guards;
use super::numbers::Numbers;
use super::touch::{self, Touch, user_ranges};
use crate::kernel::event::Event;

/// A set of small numbers.
#[derive(Clone, Debug, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn insert(&mut self, i: u32) -> bool {
        let (word, bit) = (i as usize / 64, 1 << (i % 64));
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        let new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        new
    }

    fn has(&self, i: u32) -> bool {
        self.0.get(i as usize / 64).is_some_and(|w| w >> (i % 64) & 1 == 1)
    }

    fn union(&mut self, other: &Bits) -> bool {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut new = false;
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            new |= b & !*a != 0;
            *a |= b;
        }
        new
    }
}

/// How an object is touched: index into `Place::next` and `Place::future`.
const READ: usize = 0;
const WRITE: usize = 1;
const POST: usize = 2;
const WAIT: usize = 3;

/// A place where an actor can stand: a thread with its stack of return addresses, or something from outside.
#[derive(Clone, Debug, Default)]
struct Place {
    /// Of the transition from here, by `Sort`.
    next: [Vec<u32>; 4],
    all: bool,
    /// From here on.
    future: [Bits; 4],
    future_all: bool,
    /// A call that was put off here has been tried.
    tried: bool,
    /// From where one gets here, and where to from here.
    before: Vec<u32>,
    after: Vec<u32>,
}

/// What may be touched from a place on, up to a certain wait.
#[derive(Clone, Debug, Default)]
struct Until {
    /// Of what was known: `Learned::stamp`.
    stamp: u64,
    future: [Bits; 4],
    all: bool,
}

/// Something that may act at a state: where it stands, whether it can act now, and its thread (0: none).
pub type Actor = (PlaceId, bool, Tid);

/// Who touched a grain of memory first.
#[derive(Clone, Copy, Debug)]
struct Owner {
    who: u64,
    /// Others touched it, too.
    several: bool,
    wrote: bool,
}

/// See the head of this file.
#[derive(Clone, Debug, Default)]
pub struct Learned {
    names: Numbers,
    index: Numbers,
    places: Vec<Place>,
    grains: Numbers,
    owners: Vec<Owner>,
    pub shared: Rc<Shared>,
    pub(super) guards: Guards,
    /// Names of grains that have, or had, a guard.
    guarded: Bits,
    /// Memories of which somebody was seen to meet a state that its own threads have left behind: see the head.
    exposed: Vec<i32>,
    /// Counts what was learnt of places.
    stamp: u64,
    /// By place and awaited name.
    until: BTreeMap<(PlaceId, u32), Until>,
    /// Something was learnt since this was last set to false: about touches, about memory.
    pub grew: bool,
    pub memory_grew: bool,
    sets: Sets,
}

/// The sets by which states were reduced, each once: its actors, and whether they are inside.
#[derive(Clone, Debug, Default)]
struct Sets {
    known: Numbers,
    lengths: Vec<u32>,
    actors: Vec<(Actor, bool)>,
}

impl Sets {
    fn note(&mut self, actors: &[Actor], inside: &[bool]) {
        let both = || actors.iter().copied().zip(inside.iter().copied());
        let key = both().fold(0, |h, ((place, able, tid), inside)| {
            mix(h, u64::from(place) << 34 | (tid as u64 & 0xffff_ffff) << 2 | u64::from(able) << 1 | u64::from(inside))
        });
        if self.known.number(key).1 {
            self.lengths.push(actors.len() as u32);
            self.actors.extend(both());
        }
    }
}

/// Something that acts: a thread, or what comes from outside.
pub type PlaceId = u32;

/// Where a thread stands, as one number: its functions, its instruction, and what it is about to touch.
fn standing(m: &Machine, tid: Tid, ahead: &Ahead) -> u64 {
    let Some(kernel) = m.kernel.threads.get(tid) else { return tid as u64 };
    let mut h = match &kernel.state {
        RunState::Blocked(p) | RunState::Resuming(p, _) => mix(tid as u64, hash::of(&(p.call, p.args))),
        _ => match ahead {
            Ahead::Call { args, .. } => mix(tid as u64, hash::of(args)),
            Ahead::Access(a) => mix(tid as u64, a.addr),
            _ => tid as u64,
        },
    };
    if let Some(t) = m.threads.get(tid) {
        for f in t.frames() {
            h = mix(h, u64::from(f.function) << 32 | u64::from(f.ret));
        }
        h = mix(h, u64::from(t.pc));
    }
    h
}

/// Who runs: a thread, or its innermost handler.
fn context(m: &Machine, tid: Tid) -> u64 {
    let handlers = m
        .threads
        .get(tid)
        .map_or(0, |t| t.frames().iter().filter(|f| matches!(f.kind, FrameKind::Handler { .. })).count());
    (tid as u64) << 8 | handlers as u64
}

impl Learned {
    fn place(&mut self, key: u64) -> PlaceId {
        let (id, new) = self.index.number(key);
        if new {
            self.places.push(Place::default());
        }
        id
    }

    /// Where a thread stands.
    pub fn place_of(&mut self, m: &Machine, tid: Tid, ahead: &Ahead) -> PlaceId {
        let known = self.places.len();
        let id = self.place(standing(m, tid, ahead));
        if self.places.len() > known
            && let Some(t) = m.kernel.threads.get(tid)
        {
            self.own(id, &touch::of_any_act(t.pid));
        }
        id
    }

    /// Where what a choice stands for stands.
    pub fn place_of_choice(&mut self, m: &Machine, choice: &Choice, ahead: &[(Tid, Ahead)]) -> PlaceId {
        match choice {
            Choice::Run(tid) => {
                let known = ahead.iter().find(|a| a.0 == *tid).map_or(Ahead::Unknown, |a| a.1);
                self.place_of(m, *tid, &known)
            }
            other => {
                let id = self.place(hash::of(other));
                self.own(id, &touch::of_the_clock());
                id
            }
        }
    }

    fn name(&mut self, key: u64) -> u32 {
        self.names.number(key).0
    }

    /// Takes note of a transition from `from` that led its thread, and those it started, to `to`.
    pub fn note(&mut self, from: PlaceId, touch: &Touch, to: &[PlaceId]) {
        let mut dirty = self.own(from, touch);
        for &next in to {
            let place = &mut self.places[next as usize];
            if !place.before.contains(&from) {
                place.before.push(from);
                self.places[from as usize].after.push(next);
                self.stamp += 1;
                self.grew = true;
                dirty |= self.inherit(from, next);
            }
        }
        if dirty {
            self.spread(from);
        }
    }

    /// Adds to the next touches of a place.
    pub fn note_waiting(&mut self, at: PlaceId, touch: &Touch) {
        if self.own(at, touch) {
            self.spread(at);
        }
    }

    fn own(&mut self, at: PlaceId, touch: &Touch) -> bool {
        let mut dirty = false;
        for (sort, keys) in [&touch.reads, &touch.writes, &touch.posts, &touch.awaits].into_iter().enumerate() {
            for &key in keys {
                let name = self.name(key);
                let place = &mut self.places[at as usize];
                if !place.next[sort].contains(&name) {
                    place.next[sort].push(name);
                    if self.guards.of(key).is_some() {
                        self.guarded.insert(name);
                    }
                    self.stamp += 1;
                    self.grew = true;
                }
                dirty |= place.future[sort].insert(name);
            }
        }
        let place = &mut self.places[at as usize];
        if touch.all && !place.all {
            place.all = true;
            self.stamp += 1;
            self.grew = true;
        }
        if place.all && !place.future_all {
            place.future_all = true;
            dirty = true;
        }
        dirty
    }

    /// True once for each place.
    pub fn try_once(&mut self, at: PlaceId) -> bool {
        !std::mem::replace(&mut self.places[at as usize].tried, true)
    }

    fn inherit(&mut self, to: PlaceId, from: PlaceId) -> bool {
        if to == from {
            return false;
        }
        let source = &self.places[from as usize];
        let (future, all) = (source.future.clone(), source.future_all);
        let place = &mut self.places[to as usize];
        let mut dirty = all && !place.future_all;
        for (into, from) in place.future.iter_mut().zip(&future) {
            dirty |= into.union(from);
        }
        place.future_all |= all;
        dirty
    }

    fn spread(&mut self, from: PlaceId) {
        self.grew = true;
        let mut work = vec![from];
        while let Some(at) = work.pop() {
            for before in self.places[at as usize].before.clone() {
                if self.inherit(before, at) {
                    work.push(before);
                }
            }
        }
    }

    /// What may be touched from a place on until it has waited for `name` to be posted.
    fn until(&mut self, from: PlaceId, name: u32) -> &Until {
        let stamp = self.stamp;
        let known = self.until.entry((from, name)).or_default();
        if known.stamp != stamp {
            let mut new = Until { stamp, ..Until::default() };
            let mut seen = Bits::default();
            let mut work = vec![from];
            while let Some(at) = work.pop() {
                if !seen.insert(at) {
                    continue;
                }
                let place = &self.places[at as usize];
                for (future, next) in new.future.iter_mut().zip(&place.next) {
                    for &n in next {
                        future.insert(n);
                    }
                }
                new.all |= place.all;
                // A join that has failed here did not wait.
                if !place.next[WAIT].contains(&name) || place.next[WRITE].contains(&name) {
                    work.extend(&place.after);
                }
            }
            *known = new;
        }
        known
    }

    /// Whether what `outside` may still do meets what `inside` does next. If it can act now, a wait does not depend on
    /// posts (`touch.rs`). Nobody gets past a join of `inside` before that has ended, so what comes after it is no
    /// future of `outside` as long as `inside` does nothing. (`end`: the name of its end.)
    fn meets(&mut self, (inside, able): (PlaceId, bool), end: Option<u32>, outside: PlaceId) -> bool {
        let joins = end.filter(|&name| self.places[outside as usize].future[WAIT].has(name));
        if let Some(name) = joins {
            self.until(outside, name);
        }
        let (p, q) = (&self.places[inside as usize], &self.places[outside as usize]);
        let (future, all) = match joins.and_then(|name| self.until.get(&(outside, name))) {
            Some(until) => (&until.future, until.all),
            None => (&q.future, q.future_all),
        };
        // What it will do under a lock does not decide whether it gets it.
        let counts = |name: u32| able || !self.guarded.has(name);
        let any = |sort: usize, with: &[usize]| {
            p.next[sort].iter().any(|&n| counts(n) && with.iter().any(|&other| future[other].has(n)))
        };
        p.all
            || all
            || any(WRITE, &[READ, WRITE, POST, WAIT])
            || any(READ, &[WRITE, POST, WAIT])
            || any(POST, &[READ, WRITE])
            || any(WAIT, if able { &[READ, WRITE, WAIT] } else { &[READ, WRITE, POST, WAIT] })
    }

    /// The name of an actor's end, if anything ever touched it.
    fn end_of(&self, (_, _, tid): Actor) -> Option<u32> {
        self.names.known(touch::end_of_thread(tid)).filter(|_| tid != 0)
    }

    /// The smallest closed set, as flags over `actors`; it is noted. None: all of them.
    pub fn closed_set(&mut self, actors: &[Actor]) -> Option<Vec<bool>> {
        let set = self.smallest(actors)?;
        self.sets.note(actors, &set);
        Some(set)
    }

    /// Whether all sets noted since `forget_sets` are closed by what is known now.
    pub fn are_sets_closed(&mut self) -> bool {
        let sets = std::mem::take(&mut self.sets);
        let mut actors = sets.actors.as_slice();
        let closed = sets.lengths.iter().all(|&n| {
            let (set, rest) = actors.split_at(n as usize);
            actors = rest;
            set.iter().filter(|p| p.1).all(|&(inside, _)| {
                let end = self.end_of(inside);
                !set.iter().any(|&(other, is_inside)| !is_inside && self.meets((inside.0, inside.1), end, other.0))
            })
        });
        self.sets = sets;
        closed
    }

    /// A search begins anew, with or without guards.
    pub fn begin(&mut self, start: &Machine, guards: bool) {
        self.sets = Sets::default();
        if self.guards.begin(start, guards) {
            // The acts are others: what was learnt of those there were says too much.
            self.index = Numbers::default();
            self.places = Vec::new();
            self.until = BTreeMap::new();
        }
    }

    fn smallest(&mut self, actors: &[Actor]) -> Option<Vec<bool>> {
        let able = actors.iter().filter(|a| a.1).count();
        let ends: Vec<Option<u32>> = actors.iter().map(|&a| self.end_of(a)).collect();
        let mut best: Option<(usize, Vec<bool>)> = None;
        for (i, _) in actors.iter().enumerate().filter(|(_, a)| a.1) {
            if best.as_ref().is_some_and(|b| b.1[i]) && best.as_ref().is_some_and(|b| b.0 == 1) {
                continue;
            }
            let mut set = vec![false; actors.len()];
            set[i] = true;
            let mut work = vec![i];
            let mut size = 1;
            while let Some(p) = work.pop() {
                for (q, actor) in actors.iter().enumerate() {
                    if !set[q] && self.meets((actors[p].0, actors[p].1), ends[p], actor.0) {
                        set[q] = true;
                        size += usize::from(actor.1);
                        work.push(q);
                    }
                }
                if size == able {
                    break;
                }
            }
            if size < able && best.as_ref().is_none_or(|b| size < b.0) {
                let done = size == 1;
                best = Some((size, set));
                if done {
                    break;
                }
            }
        }
        best.map(|b| b.1)
    }

    /// Takes note of the memory that a transition of `tid` touched.
    pub fn note_memory(&mut self, tid: Tid, before: &Machine, after: &Machine, moved: &Moved) {
        let Some(pid) = before.kernel.threads.get(tid).map(|t| t.pid) else { return };
        let space = before.kernel.space(pid);
        if exposes(tid, pid, before, after, moved) && !self.exposed.contains(&space) {
            self.exposed.push(space);
            self.grew = true;
            self.memory_grew = true;
        }
        let exposed = self.exposed.contains(&space);
        // With a handler pushed in this transition it is the handler that ran.
        let who = context(if after.threads.contains(tid) { after } else { before }, tid);
        for a in &moved.accesses {
            let stack = a.object.is_none() && on_other_stack(before, pid, tid, a.addr);
            let exposed = exposed && a.write && !on_own_stack(before, tid, a.addr);
            for key in grains(space, a) {
                self.note_grain(key, who, a.write, stack);
                if exposed {
                    self.share(key, false);
                }
            }
        }
        // Calls touch memory, too, where somebody else may look.
        let watched = before.kernel.is_memory_shared(pid) || !self.shared.keys.is_empty();
        if !watched {
            return;
        }
        for e in &moved.events {
            if let Event::Enter { tid: caller, call, args } = e
                && *caller == tid
            {
                for a in user_ranges(pid, before, *call, args) {
                    let several = before.kernel.is_memory_shared(pid);
                    if !several && a.object.is_none() {
                        continue;
                    }
                    let stack = a.object.is_none() && on_other_stack(before, pid, tid, a.addr);
                    let own = a.object.is_none() && on_own_stack(before, tid, a.addr);
                    // Locks are objects by themselves; their bytes count only if somebody touches them directly.
                    if a.atomic || own {
                        continue;
                    }
                    for key in grains(space, &a) {
                        self.note_grain(key, who, a.write, stack);
                    }
                }
            }
        }
    }

    fn note_grain(&mut self, key: u64, who: u64, write: bool, stack: bool) {
        if self.shared.keys.contains(key) {
            return;
        }
        let (i, new) = self.grains.number(key);
        if new {
            self.owners.push(Owner { who, several: false, wrote: write });
        }
        let owner = &mut self.owners[i as usize];
        owner.wrote |= write;
        owner.several |= owner.who != who;
        if stack || owner.several && owner.wrote {
            self.share(key, stack);
        }
    }

    /// From now on an access to this grain is an act.
    fn share(&mut self, key: u64, stack: bool) {
        if self.shared.keys.contains(key) {
            return;
        }
        let shared = Rc::make_mut(&mut self.shared);
        shared.keys.insert(key);
        shared.on_stacks |= stack;
        self.grew = true;
        self.memory_grew = true;
    }
}

/// Whether somebody has met a thread's memory as it was in the middle of what the thread did: in a copy, or after the
/// thread was torn out of it.
fn exposes(tid: Tid, pid: Pid, before: &Machine, after: &Machine, moved: &Moved) -> bool {
    let k = &before.kernel;
    let others = || k.threads.iter().any(|(o, t)| o != tid && t.pid == pid && t.state != RunState::Ended);
    let handlers = |m: &Machine| m.threads.get(tid).map_or(0, crate::vm::Thread::handlers);
    let (mut running, mut returned) = (handlers(before), 0);
    for e in &moved.events {
        match e {
            Event::Forked { child, .. } if after.kernel.space(*child) != k.space(pid) && others() => return true,
            Event::Enter { tid: who, call: Call::PthreadSetcanceltype, args }
                if *who == tid && args[0] as i64 == abi::PTHREAD_CANCEL_ASYNCHRONOUS =>
            {
                return true;
            }
            Event::HandlerReturned { tid: who, .. } if *who == tid => returned += 1,
            Event::SignalDelivered { tid: who, .. } if *who == tid => running += 1,
            _ => {}
        }
    }
    after.kernel.threads.contains(tid) && running > handlers(after) + returned
}

/// Whether an address lies on the stack of another thread in the same memory.
fn on_other_stack(m: &Machine, pid: Pid, tid: Tid, addr: u64) -> bool {
    let space = m.kernel.space(pid);
    let others =
        m.kernel.threads.iter().filter(|(other, t)| {
            *other != tid && (t.pid == pid || m.kernel.space(t.pid) == space && !t.is_suspended())
        });
    others.filter_map(|(other, _)| m.threads.get(other)).any(|t| (t.stack.0..t.stack.1).contains(&addr))
}

fn on_own_stack(m: &Machine, tid: Tid, addr: u64) -> bool {
    m.threads.get(tid).is_some_and(|t| (t.stack.0..t.stack.1).contains(&addr))
}
