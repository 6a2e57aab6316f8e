//! Starvation: a thread that waits for a lock or a semaphore while the others go round for ever.
//!
//! # What is looked for
//! A circle in the graph of all states in which the thread waits all the time, and which a fair scheduler may go round
//! for ever: every thread that could go on at each state of the circle does go on somewhere in it (weak fairness). To
//! look again and go back to sleep is no progress, so such steps of the thread may lie on the circle.
//! It is enough to look at the strongly connected parts of the graph without the steps in which the thread gets on: if a
//! whole part is not fair, none of its circles is.
//!
//! Circles are kept by no reduction for certain, so this is looked for without any.

use crate::kernel::Tid;
use crate::kernel::call::Call;
use crate::kernel::process::RunState;
use crate::machine::{Choice, Machine};

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
}

fn waits(call: Call) -> bool {
    use Call::*;
    matches!(call, MutexLock | SemWait | SpinLock | RwlockRdlock | RwlockWrlock | Semop | Flock)
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

    pub fn step(&mut self, from: u32, choice: &Choice, to: u32) {
        let who = if let Choice::Run(tid) = choice { Some(*tid) } else { None };
        self.moves.push(Move { from, to, who });
    }

    /// The threads that may starve, each with one state.
    pub fn found(&self) -> Vec<Starved> {
        let mut tids: Vec<Tid> = self.states.iter().flat_map(|s| s.waiting.iter().copied()).collect();
        tids.sort_unstable();
        tids.dedup();
        tids.into_iter().filter_map(|tid| self.look_for(tid)).collect()
    }

    fn look_for(&self, tid: Tid) -> Option<Starved> {
        let waits = |s: u32| self.states[s as usize].waiting.contains(&tid);
        let kept: Vec<Move> = self.moves.iter().copied().filter(|m| waits(m.from) && waits(m.to)).collect();
        let part = parts(self.states.len(), &kept);
        let mut inside: Vec<Move> = kept.into_iter().filter(|m| part[m.from as usize] == part[m.to as usize]).collect();
        inside.sort_by_key(|m| part[m.from as usize]);
        for moves in inside.chunk_by(|a, b| part[a.from as usize] == part[b.from as usize]) {
            let mut states: Vec<u32> = moves.iter().flat_map(|m| [m.from, m.to]).collect();
            states.sort_unstable();
            states.dedup();
            let moved = |u: Tid| moves.iter().any(|m| m.who == Some(u));
            let always_able = |u: Tid| states.iter().all(|&s| self.states[s as usize].able.contains(&u));
            let fair = self.states[states[0] as usize].alive.iter().all(|&u| moved(u) || !always_able(u));
            if fair && moves.iter().any(|m| m.who.is_some_and(|u| u != tid)) {
                return Some(Starved { tid, from: states[0] });
            }
        }
        None
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
