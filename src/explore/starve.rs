//! Starvation: a thread that waits for a lock or a semaphore, or asks for something again and again, while the others go
//! round for ever.
//!
//! # What is looked for
//! A circle in the graph of all states in which the thread waits all the time, and which a fair scheduler may go round
//! for ever: every thread that could go on at each state of the circle does go on somewhere in it (weak fairness). To
//! look again and go back to sleep is no progress, so such steps of the thread may lie on the circle.
//! A thread *waits busily* if all it does on the circle is without effect on anybody (`is_idle`): it reads, fails to
//! take a lock that it only tried, swaps a value for the same one, yields or sleeps. Others must do more than that on the
//! circle: where all only ask, nobody goes on.
//! If nobody waits like that, there may still be a circle on which everybody has turns and nobody gets on: two who take
//! one lock, fail to take the other and let go again. Where the program can end, that is a livelock.
//! It is enough to look at the strongly connected parts of the graph without the steps in which the thread gets on: if a
//! whole part is not fair, none of its circles is.
//!
//! Circles are kept by no reduction for certain, so this is looked for without any.

use crate::kernel::Tid;
use crate::kernel::call::Call;
use crate::kernel::event::Event;
use crate::kernel::process::RunState;
use crate::machine::{Choice, Machine, Moved};
use crate::vm::watch::{Shared, grains};

/// The threads at a state.
#[derive(Clone, Debug, Default)]
struct Threads {
    able: Vec<Tid>,
    /// Inside a call that waits for a lock or a semaphore.
    waiting: Vec<Tid>,
    /// All that have not ended.
    alive: Vec<Tid>,
}

/// A step between two states.
#[derive(Clone, Copy, Debug)]
struct Move {
    from: u32,
    to: u32,
    /// None: the clock, or what comes from outside.
    who: Option<Tid>,
    /// It had no effect on anybody but its thread.
    idle: bool,
}

/// What is kept of the graph.
#[derive(Clone, Debug, Default)]
pub struct Starve {
    states: Vec<Threads>,
    moves: Vec<Move>,
}

/// A thread that may starve, and a state from which on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Starved {
    pub tid: Tid,
    pub from: u32,
    /// It asks again and again.
    pub busily: bool,
}

fn waits(call: Call) -> bool {
    use Call::*;
    matches!(call, MutexLock | SemWait | SpinLock | RwlockRdlock | RwlockWrlock | Semop | Flock)
}

/// Whether a transition of a thread changed nothing for anybody else.
#[must_use]
pub fn is_idle(before: &Machine, after: &Machine, tid: Tid, moved: &Moved, shared: &Shared) -> bool {
    use Call::*;
    let asks = |call: &Call| {
        matches!(call, SchedYield | Nanosleep | ClockNanosleep | Getpid | Gettid | PthreadSelf | SemGetvalue)
    };
    let tries =
        |call: &Call| matches!(call, MutexTrylock | SemTrywait | SpinTrylock | RwlockTryrdlock | RwlockTrywrlock);
    let without_effect = |e: &Event| match e {
        Event::Enter { call, .. } => asks(call) || tries(call),
        Event::Return { call, result, .. } => asks(call) || tries(call) && *result != 0,
        Event::Blocked { call, .. } => asks(call),
        _ => false,
    };
    let Some(pid) = before.kernel.threads.get(tid).map(|t| t.pid) else { return false };
    let mut writes = moved
        .accesses
        .iter()
        .filter(|a| a.write && grains(before.kernel.space(pid), a).any(|key| shared.keys.contains(key)));
    moved.events.iter().all(without_effect)
        && writes.all(|a| before.peek(pid, a.addr, a.len) == after.peek(pid, a.addr, a.len))
}

impl Starve {
    pub fn clear(&mut self) {
        *self = Starve::default();
    }

    /// A new state; they come in the order of their numbers.
    pub fn arrive(&mut self, m: &Machine) {
        let mut all = Threads { able: m.ready(), ..Threads::default() };
        for (tid, t) in m.kernel.threads.iter() {
            match &t.state {
                RunState::Ended => continue,
                RunState::Blocked(p) | RunState::Resuming(p, _) if waits(p.call) => all.waiting.push(tid),
                _ => {}
            }
            all.alive.push(tid);
        }
        self.states.push(all);
    }

    pub fn step(&mut self, from: u32, choice: &Choice, to: u32, idle: bool) {
        let who = if let Choice::Run(tid) = choice { Some(*tid) } else { None };
        self.moves.push(Move { from, to, who, idle });
    }

    /// The threads that may starve, each with one state.
    pub fn found(&self) -> Vec<Starved> {
        let mut tids: Vec<Tid> = self.states.iter().flat_map(|s| s.waiting.iter().copied()).collect();
        tids.extend(self.moves.iter().filter(|m| m.idle).filter_map(|m| m.who));
        crate::order::sort(&mut tids);
        tids.dedup();
        let look_for = |tid| self.look_for(tid, false).or_else(|| self.look_for(tid, true));
        tids.into_iter().filter_map(look_for).collect()
    }

    fn look_for(&self, tid: Tid, busily: bool) -> Option<Starved> {
        let waits = |s: u32| self.states[s as usize].waiting.contains(&tid);
        let stays = |m: &Move| if busily { m.who != Some(tid) || m.idle } else { waits(m.from) && waits(m.to) };
        let kept: Vec<Move> = self.moves.iter().copied().filter(stays).collect();
        self.fair_rounds(&kept).into_iter().find_map(|moves| {
            let others = moves.iter().any(|m| m.who.is_some_and(|u| u != tid) && !(busily && m.idle));
            let takes_part = moves.iter().any(|m| m.who == Some(tid));
            (others && (takes_part || !busily)).then(|| Starved { tid, from: moves[0].from, busily })
        })
    }

    /// A state from which on all may go round for ever, each with its turns, though nobody waits.
    pub fn round(&self) -> Option<u32> {
        let rounds = self.fair_rounds(&self.moves);
        rounds.iter().find(|moves| moves.iter().any(|m| !m.idle)).map(|moves| moves[0].from)
    }

    /// The circles, as parts of the graph of these moves, that a fair scheduler may go round for ever.
    fn fair_rounds(&self, kept: &[Move]) -> Vec<Vec<Move>> {
        let part = parts(self.states.len(), kept);
        let within = |m: &&Move| part[m.from as usize] == part[m.to as usize];
        let mut inside: Vec<Move> = kept.iter().filter(within).copied().collect();
        inside.sort_by_key(|m| part[m.from as usize]);
        let is_fair = |moves: &&[Move]| {
            let states = || moves.iter().flat_map(|m| [m.from, m.to]);
            let moved = |u: Tid| moves.iter().any(|m| m.who == Some(u));
            let always_able = |u: Tid| states().all(|s| self.states[s as usize].able.contains(&u));
            self.states[moves[0].from as usize].alive.iter().all(|&u| moved(u) || !always_able(u))
        };
        let rounds = inside.chunk_by(|a, b| part[a.from as usize] == part[b.from as usize]);
        rounds.filter(is_fair).map(<[Move]>::to_vec).collect()
    }
}

/// The strongly connected part of each state (Tarjan, without recursion).
fn parts(n: usize, moves: &[Move]) -> Vec<u32> {
    let mut next: Vec<(u32, u32)> = moves.iter().map(|m| (m.from, m.to)).collect();
    next.sort_unstable();
    let first = |at: u32| next.partition_point(|e| e.0 < at);
    let (mut index, mut low) = (vec![0_u32; n], vec![0_u32; n]);
    let mut part = vec![u32::MAX; n];
    let (mut count, mut found) = (0, 0);
    let mut open: Vec<u32> = Vec::new();
    for root in 0..n as u32 {
        if index[root as usize] != 0 {
            continue;
        }
        // A state and the place of its next edge.
        let mut work = vec![(root, first(root))];
        while let Some((at, edge)) = work.last_mut() {
            let a = *at as usize;
            if index[a] == 0 {
                count += 1;
                (index[a], low[a]) = (count, count);
                open.push(*at);
            }
            match next.get(*edge).filter(|e| e.0 == *at) {
                Some(&(_, to)) => {
                    *edge += 1;
                    let t = to as usize;
                    if index[t] == 0 {
                        work.push((to, first(to)));
                    } else if part[t] == u32::MAX {
                        low[a] = low[a].min(index[t]);
                    }
                }
                None => {
                    work.pop();
                    if low[a] == index[a] {
                        while let Some(top) = open.pop() {
                            part[top as usize] = found;
                            if top as usize == a {
                                break;
                            }
                        }
                        found += 1;
                    }
                    if let Some((below, _)) = work.last() {
                        let b = *below as usize;
                        low[b] = low[b].min(low[a]);
                    }
                }
            }
        }
    }
    part
}
